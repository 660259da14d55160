namespace RopeCourse.Studio.Tests.Exercises;

internal static partial class WrongAnswers
{
    private static readonly WrongAnswer[] Chapter04 =
    [
        new("04-1", "the minus sign stands above: that matrix moves on the order (cos, sin)", """
            static Matrix<double> ShiftPair(int position, int k, double theta)
            {
                double c = Math.Cos(k * theta), s = Math.Sin(k * theta);
                return Matrix<double>.Build.DenseOfRowArrays([[c, -s], [s, c]]);
            }
            """),
        new("04-1", "the angle is k;", """
            static Matrix<double> ShiftPair(int position, int k, double theta)
            {
                double c = Math.Cos(k), s = Math.Sin(k);
                return Matrix<double>.Build.DenseOfRowArrays([[c, s], [-s, c]]);
            }
            """),
        new("04-1", "its angle is (p + k)θ", """
            static Matrix<double> ShiftPair(int position, int k, double theta)
            {
                double angle = (position + k) * theta;
                return Matrix<double>.Build.DenseOfRowArrays([[Math.Cos(angle), Math.Sin(angle)], [-Math.Sin(angle), Math.Cos(angle)]]);
            }
            """),
        new("04-1", "sine and cosine have changed places", """
            static Matrix<double> ShiftPair(int position, int k, double theta)
            {
                double c = Math.Cos(k * theta), s = Math.Sin(k * theta);
                return Matrix<double>.Build.DenseOfRowArrays([[s, c], [-c, s]]);
            }
            """),
        new("04-1", "the minus sign is missing", """
            static Matrix<double> ShiftPair(int position, int k, double theta)
            {
                double c = Math.Cos(k * theta), s = Math.Sin(k * theta);
                return Matrix<double>.Build.DenseOfRowArrays([[c, s], [s, c]]);
            }
            """),
        new("04-2", "this moves back by k", """
            static double[] ShiftCode(double[] code, int k, double thetaBase)
            {
                var moved = new double[code.Length];
                for (int i = 0; i < code.Length / 2; i++)
                {
                    double angle = k * Math.Pow(thetaBase, -2.0 * i / code.Length);
                    double c = Math.Cos(angle), s = Math.Sin(angle);
                    moved[2 * i] = c * code[2 * i] - s * code[2 * i + 1];
                    moved[2 * i + 1] = s * code[2 * i] + c * code[2 * i + 1];
                }
                return moved;
            }
            """),
        new("04-2", "the sine is overwritten before the cosine has read it", """
            static double[] ShiftCode(double[] code, int k, double thetaBase)
            {
                for (int i = 0; i < code.Length; i += 2)
                {
                    double angle = k / Math.Pow(thetaBase, (double)i / code.Length);
                    double c = Math.Cos(angle), s = Math.Sin(angle);
                    code[i] = c * code[i] + s * code[i + 1];
                    code[i + 1] = c * code[i + 1] - s * code[i];
                }
                return code;
            }
            """),
        new("04-2", "the 2 is there twice", """
            static double[] ShiftCode(double[] code, int k, double thetaBase)
            {
                var moved = new double[code.Length];
                for (int i = 0; i < code.Length; i += 2)
                {
                    double angle = k / Math.Pow(thetaBase, 2.0 * i / code.Length);
                    double c = Math.Cos(angle), s = Math.Sin(angle);
                    moved[i] = c * code[i] + s * code[i + 1];
                    moved[i + 1] = c * code[i + 1] - s * code[i];
                }
                return moved;
            }
            """),
        new("04-2", "columns i and i + d/2 are paired", """
            static double[] ShiftCode(double[] code, int k, double thetaBase) =>
                [.. new SinusoidalEncoding(code.Length, thetaBase, ColumnLayout.Concatenated).ShiftMatrix(k) * Vector<double>.Build.DenseOfArray(code)];
            """),
        new("04-2", "every pair turns by k", """
            static double[] ShiftCode(double[] code, int k, double thetaBase)
            {
                var moved = new double[code.Length];
                double c = Math.Cos(k), s = Math.Sin(k);
                for (int i = 0; i < code.Length; i += 2)
                    (moved[i], moved[i + 1]) = (c * code[i] + s * code[i + 1], c * code[i + 1] - s * code[i]);
                return moved;
            }
            """),
        new("04-3", "this is a function of m + n", """
            static double CodeDot(int m, int n, int modelDim, double thetaBase)
            {
                double sum = 0;
                for (int i = 0; i < modelDim / 2; i++)
                    sum += Math.Cos((m + n) * Math.Pow(thetaBase, -2.0 * i / modelDim));
                return sum / (modelDim / 2);
            }
            """),
        new("04-3", "this is the first pair only", """
            static double CodeDot(int m, int n, int modelDim, double thetaBase) => Math.Cos(n - m);
            """),
        new("04-3", "the sum is not divided", """
            static double CodeDot(int m, int n, int modelDim, double thetaBase)
            {
                var encoding = new SinusoidalEncoding(modelDim, thetaBase);
                return Similarity.Dot(encoding.Encode(m), encoding.Encode(n));
            }
            """),
        new("04-3", "`2 * i / d` in whole numbers is 0", """
            static double CodeDot(int m, int n, int modelDim, double thetaBase)
            {
                double sum = 0;
                for (int i = 0; i < modelDim / 2; i++)
                    sum += Math.Cos((n - m) * Math.Pow(thetaBase, -(2 * i / modelDim)));
                return sum / (modelDim / 2);
            }
            """),
        new("04-4", "the sign is lost", """
            static double StepsBetween(double[] codeM, double[] codeN, double thetaBase)
            {
                int d = codeM.Length;
                double cos = codeM[d - 2] * codeN[d - 2] + codeM[d - 1] * codeN[d - 1];
                return Math.Acos(cos) / Math.Pow(thetaBase, -(d - 2.0) / d);
            }
            """),
        new("04-4", "the sign is turned round", """
            static double StepsBetween(double[] codeM, double[] codeN, double thetaBase)
            {
                int d = codeM.Length;
                double theta = Math.Pow(thetaBase, -(d - 2.0) / d);
                double sin = codeM[d - 2] * codeN[d - 1] - codeM[d - 1] * codeN[d - 2];
                double cos = codeM[d - 2] * codeN[d - 2] + codeM[d - 1] * codeN[d - 1];
                return Math.Atan2(sin, cos) / theta;
            }
            """),
        new("04-4", "the fastest pair is read", """
            static double StepsBetween(double[] codeM, double[] codeN, double thetaBase) =>
                Math.Atan2(codeN[0] * codeM[1] - codeN[1] * codeM[0], codeM[0] * codeN[0] + codeM[1] * codeN[1]);
            """),
        new("04-4", "repeats after half a turn", """
            static double StepsBetween(double[] codeM, double[] codeN, double thetaBase)
            {
                int d = codeM.Length;
                double theta = Math.Pow(thetaBase, -(d - 2.0) / d);
                double sin = codeN[d - 2] * codeM[d - 1] - codeN[d - 1] * codeM[d - 2];
                double cos = codeM[d - 2] * codeN[d - 2] + codeM[d - 1] * codeN[d - 1];
                return Math.Atan(sin / cos) / theta;
            }
            """),
    ];
}
