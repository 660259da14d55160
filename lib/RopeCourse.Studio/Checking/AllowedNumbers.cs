namespace RopeCourse.Studio.Checking;

/// <summary>Lists the numbers that prose may name although no cell of their chapter shows them, each with the reason.</summary>
internal static class AllowedNumbers
{
    private static readonly AllowedNumber[] Entries =
    [
        new("00-start-here", "card", ["10000"], "the paper's base; chapter 03 computes with it"),
        new("01-does-order-matter", "ex-01-3-task", ["15"], "the range of the task, which the check runs through"),
        new("01-does-order-matter", "wishes", ["7", "8", "9"], "numbers the rows of the table"),
        new("02-counting-in-bits", "binary-order", ["1011"], "the printed 1 1 0 1 read from the other end"),
        new("02-counting-in-bits", "small-predict", ["40950"], "derived: a hundred numbers of 4095 have norm 4095 · √100"),
        new("02-counting-in-bits", "ex-02-2-task", ["1024"], "derived: 32 · 32 pairs, which the check runs through"),
        new("02-counting-in-bits", "ex-02-3-task", ["63"], "the range of the task, which the check runs through"),
        new("03-smooth-bits", "ladder-predict", ["255"], "derived: the last of 256 powers of two, counted from 0"),
        new("03-smooth-bits", "above-read", ["159", "3.16", "31.6"], "derived: 1000/2π; 10,000^(2/16); 10,000^(6/16)"),
        new("03-smooth-bits", "steps-predict", ["7.99"], "chapter 02's example, taken up again"),
        new("04-why-sine-and-cosine", "ex-04-1-task", ["36"], "the number of cases that the check runs through"),
        new("05-what-adding-does", "ex-05-1-task", ["1.118", "0.894"], "derived: √5/2 and 2/√5 for (2, 1)"),
        new("05-what-adding-does", "ex-05-2-task", ["10000"], "the paper's base, which the check uses"),
        new("06-rotate-dont-add", "plane-name", ["6.3"], "derived: 3 · 2.1"),
        new("06-rotate-dont-add", "round-read", ["14"], "derived: seven turns are 14π"),
        new("06-rotate-dont-add", "next", ["128"], "the head of chapter 07"),
        new("08-what-rotation-does-to-attention", "word-predict", ["99"], "derived: the last of 100 pairs, counted from 0"),
        new("08-what-rotation-does-to-attention", "ex-08-3-hint", ["44", "43.96"], "derived: 7 turns of 6.28"),
    ];

    /// <summary>Gets all entries, so that a test can look for those that no chapter needs any more.</summary>
    public static IReadOnlyList<AllowedNumber> All => Entries;

    /// <summary>Tells whether a number has its reason here.</summary>
    public static bool Explains(string chapter, string cell, string number) =>
        Entries.Any(entry => entry.Chapter == chapter && entry.Cell == cell && entry.Numbers.Contains(number));
}

/// <summary>Numbers of one cell, and why they may stand there.</summary>
/// <param name="Chapter">The notebook's name.</param>
/// <param name="Cell">The cell's id.</param>
/// <param name="Numbers">As the lint writes them: no separators, no zeros at the end.</param>
/// <param name="Why">The reason.</param>
internal sealed record AllowedNumber(string Chapter, string Cell, string[] Numbers, string Why);
