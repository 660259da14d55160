using System.Text;

namespace RopeCourse.Studio.Pages.Tex;

/// <summary>Maps plain letters to the mathematical alphabets of Unicode, which MathML Core asks for.</summary>
/// <param name="Name">The TeX command, for example <c>mathbf</c>.</param>
/// <param name="Capital">The code point of the alphabet's A, or 0 where letters stay as they are.</param>
/// <param name="Small">The code point of the alphabet's a, or 0.</param>
/// <param name="Digit">The code point of the alphabet's 0, or 0.</param>
/// <param name="CapitalGreek">The code point of the alphabet's Α, or 0.</param>
/// <param name="SmallGreek">The code point of the alphabet's α, or 0.</param>
/// <param name="Exceptions">Pairs of a letter and the older character that Unicode has for it.</param>
internal sealed record TexAlphabet(
    string Name, int Capital = 0, int Small = 0, int Digit = 0, int CapitalGreek = 0, int SmallGreek = 0, string Exceptions = "")
{
    private static readonly TexAlphabet[] All =
    [
        new("mathrm"),
        new("mathit", 0x1D434, 0x1D44E, Exceptions: "hℎ"),
        new("mathbf", 0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, 0x1D6C2),
        new("boldsymbol", 0x1D468, 0x1D482, 0x1D7CE, 0x1D71C, 0x1D736),
        new("mathbb", 0x1D538, 0x1D552, 0x1D7D8, Exceptions: "CℂHℍNℕPℙQℚRℝZℤ"),
        new("mathcal", 0x1D49C, 0x1D4B6, Exceptions: "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ"),
        new("mathfrak", 0x1D504, 0x1D51E, Exceptions: "CℭHℌIℑRℜZℨ"),
        new("mathsf", 0x1D5A0, 0x1D5BA, 0x1D7E2),
        new("mathtt", 0x1D670, 0x1D68A, 0x1D7F6),
    ];

    /// <summary>Gets a value indicating whether the alphabet sets words, so that letters in a row are one name.</summary>
    public bool SetsWords => Name is "mathrm" or "mathit" or "mathbf" or "mathsf" or "mathtt";

    /// <summary>Finds the alphabet of a command.</summary>
    /// <param name="command">The command without its backslash.</param>
    /// <returns>The alphabet, or null when the command names none.</returns>
    public static TexAlphabet? Find(string command) => command switch
    {
        "bm" => Find("boldsymbol"),
        "mathscr" => Find("mathcal"),
        _ => Array.Find(All, alphabet => alphabet.Name == command),
    };

    /// <summary>Maps every letter and digit of a word.</summary>
    public string Map(string word)
    {
        var mapped = new StringBuilder();
        foreach (var rune in word.EnumerateRunes())
            mapped.Append(Map(rune));
        return mapped.ToString();
    }

    private Rune Map(Rune rune)
    {
        var exception = Exceptions.IndexOf(rune.ToString(), StringComparison.Ordinal);
        if (exception >= 0 && exception % 2 == 0)
            return new Rune(Exceptions[exception + 1]);

        return rune.Value switch
        {
            >= 'A' and <= 'Z' when Capital > 0 => new Rune(Capital + rune.Value - 'A'),
            >= 'a' and <= 'z' when Small > 0 => new Rune(Small + rune.Value - 'a'),
            >= '0' and <= '9' when Digit > 0 => new Rune(Digit + rune.Value - '0'),
            >= 'Α' and <= 'Ω' when CapitalGreek > 0 => new Rune(CapitalGreek + rune.Value - 'Α'),
            >= 'α' and <= 'ω' when SmallGreek > 0 => new Rune(SmallGreek + rune.Value - 'α'),
            _ => rune,
        };
    }
}
