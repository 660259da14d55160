namespace RopeCourse.Studio.Tests.Exercises;

internal static partial class WrongAnswers
{
    private static readonly WrongAnswer[] Chapter03 =
    [
        new("03-1", "the 2 is there twice", """
            static double Frequency(int index, int modelDim, double thetaBase) => 1 / Math.Pow(thetaBase, 2.0 * (2 * index) / modelDim);
            """),
        new("03-1", "is an integer division and gives 0", """
            static double Frequency(int index, int modelDim, double thetaBase) => 1 / Math.Pow(thetaBase, 2 * index / modelDim);
            """),
        new("03-1", "the index is counted from 1", """
            static double Frequency(int index, int modelDim, double thetaBase) => Math.Pow(thetaBase, -2.0 * (index + 1) / modelDim);
            """),
        new("03-1", "1 is subtracted from an index that already starts at 0", """
            static double Frequency(int index, int modelDim, double thetaBase) => Math.Pow(thetaBase, -2.0 * (index - 1) / modelDim);
            """),
        new("03-1", "the power stands in the numerator", """
            static double Frequency(int index, int modelDim, double thetaBase) => Math.Pow(thetaBase, 2.0 * index / modelDim);
            """),
        new("03-1", "this is the wavelength", """
            static double Frequency(int index, int modelDim, double thetaBase) => InverseFrequencies.Wavelengths(modelDim, thetaBase)[index];
            """),
        new("03-2", "sine and cosine are swapped", """
            static double[] SinusoidalRow(int position, int modelDim, double thetaBase)
            {
                var row = new double[modelDim];
                for (int i = 0; i < modelDim / 2; i++)
                    (row[2 * i + 1], row[2 * i]) = Math.SinCos(position / Math.Pow(thetaBase, 2.0 * i / modelDim));
                return row;
            }
            """),
        new("03-2", "all sines come first, then all cosines", """
            static double[] SinusoidalRow(int position, int modelDim, double thetaBase) =>
                new SinusoidalEncoding(modelDim, thetaBase, ColumnLayout.Concatenated).Encode(position);
            """),
        new("03-2", "the 2 is there twice", """
            static double[] SinusoidalRow(int position, int modelDim, double thetaBase)
            {
                var row = new double[modelDim];
                for (int c = 0; c < modelDim; c += 2)
                    (row[c], row[c + 1]) = Math.SinCos(position / Math.Pow(thetaBase, 2.0 * c / modelDim));
                return row;
            }
            """),
        new("03-2", "the cosine has an exponent of its own", """
            static double[] SinusoidalRow(int position, int modelDim, double thetaBase)
            {
                var row = new double[modelDim];
                for (int c = 0; c < modelDim; c++)
                {
                    double angle = position / Math.Pow(thetaBase, (double)c / modelDim);
                    row[c] = c % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle);
                }
                return row;
            }
            """),
        new("03-2", "the exponent is an integer division and gives 0", """
            static double[] SinusoidalRow(int position, int modelDim, double thetaBase)
            {
                var row = new double[modelDim];
                for (int i = 0; i < modelDim / 2; i++)
                    (row[2 * i], row[2 * i + 1]) = Math.SinCos(position / Math.Pow(thetaBase, 2 * i / modelDim));
                return row;
            }
            """),
        new("03-2", "the index is counted from 1", """
            static double[] SinusoidalRow(int position, int modelDim, double thetaBase)
            {
                var row = new double[modelDim];
                for (int i = 1; i <= modelDim / 2; i++)
                    (row[2 * i - 2], row[2 * i - 1]) = Math.SinCos(position / Math.Pow(thetaBase, 2.0 * i / modelDim));
                return row;
            }
            """),
        new("03-3", "this is 2π·b", """
            static double LongestWavelength(int modelDim, double thetaBase) => 2 * Math.PI * thetaBase;
            """),
        new("03-3", "is an integer division and gives 0", """
            static double LongestWavelength(int modelDim, double thetaBase) => 2 * Math.PI * Math.Pow(thetaBase, (modelDim - 2) / modelDim);
            """),
        new("03-3", "the 2 is there twice", """
            static double LongestWavelength(int modelDim, double thetaBase) => 2 * Math.PI * Math.Pow(thetaBase, 2.0 * (modelDim - 2) / modelDim);
            """),
        new("03-3", "the base is raised to d/2", """
            static double LongestWavelength(int modelDim, double thetaBase) => 2 * Math.PI * Math.Pow(thetaBase, modelDim / 2);
            """),
        new("03-4", "this goes the other way", """
            static double[] ToInterleaved(double[] row) =>
                [.. row.Where((_, column) => column % 2 == 0), .. row.Where((_, column) => column % 2 == 1)];
            """),
        new("03-4", "the row is overwritten while it is still read", """
            static double[] ToInterleaved(double[] row)
            {
                for (int i = 0; i < row.Length / 2; i++)
                {
                    row[2 * i] = row[i];
                    row[2 * i + 1] = row[i + row.Length / 2];
                }
                return row;
            }
            """),
        new("03-4", "the cosines come before their sines", """
            static double[] ToInterleaved(double[] row) =>
                [.. Enumerable.Range(0, row.Length / 2).SelectMany(i => new[] { row[i + row.Length / 2], row[i] })];
            """),
    ];
}
