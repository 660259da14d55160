using System.Globalization;

namespace RopeCourse.Tests;

/// <summary>Proves that the golden tables and the laws notice every known slip: each wrong variant fails at least one check, the right one none.</summary>
public sealed class SlipTests(ITestOutputHelper output)
{
    public static TheoryData<Slip> Slips => [.. Enum.GetValues<Slip>().Where(slip => slip != Slip.None)];

    public static TheoryData<string> Checks => [.. SlipChecks.All.Keys];

    [Theory]
    [MemberData(nameof(Checks))]
    public void Without_a_slip_a_check_agrees(string check) =>
        Assert.InRange(SlipChecks.All[check](new Recipe(Slip.None)), 0, 1);

    [Theory]
    [MemberData(nameof(Slips))]
    public void A_slip_fails_at_least_one_check(Slip slip)
    {
        string[] noticed = Noticed(slip);
        Assert.NotEmpty(noticed);
        output.WriteLine($"{slip}: {string.Join("; ", noticed)}");
    }

    /// <summary>Norm and relative scores accept the other pairing and the other sign: only golden vectors tell them apart.</summary>
    [Theory]
    [InlineData(Slip.OtherPairing)]
    [InlineData(Slip.InverseSign)]
    [InlineData(Slip.RotaryOverTheHeadDimension)]
    public void The_laws_of_a_rotation_alone_would_not_notice(Slip slip)
    {
        Assert.InRange(SlipChecks.All["a rotation keeps the norm"](new Recipe(slip)), 0, 1);
        Assert.InRange(SlipChecks.All["a score depends on n − m alone"](new Recipe(slip)), 0, 1);
    }

    /// <summary>Prints the list: which check notices which slip, and by how many times its tolerance the closest one is exceeded.</summary>
    [Fact]
    public void The_list_of_slips_and_checks_is_written()
    {
        string[] lines = [.. Slips.Select(row => (Slip)row.Data).Select(slip => string.Create(CultureInfo.InvariantCulture,
            $"{Words(slip),-36} {string.Join("; ", Noticed(slip))}"))];
        string file = Path.Combine(Repository.Root.FullName, "artifacts", "slips.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllLines(file, ["slip                                 noticed by", .. lines]);
        Assert.All(lines, line => Assert.False(line.EndsWith(' '), line));
    }

    private static string[] Noticed(Slip slip) =>
        [.. SlipChecks.All.Where(check => check.Value(new Recipe(slip)) > 1).Select(check => check.Key)];

    private static string Words(Slip slip) => string.Concat(slip.ToString().Select((letter, i) =>
        i > 0 && char.IsUpper(letter) && !char.IsUpper(slip.ToString()[i - 1]) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}
