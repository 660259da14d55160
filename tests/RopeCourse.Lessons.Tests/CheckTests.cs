using System.Xml.Linq;

namespace RopeCourse.Lessons.Tests;

public sealed class CheckTests
{
    private static int Stub(int position, int bit) => throw new NotImplementedException();

    [Fact]
    public void A_stub_is_not_attempted()
    {
        CheckResult result = Check.NextFlip(Stub);
        Assert.Equal(CheckState.NotAttempted, result.State);
        Assert.Equal("○ Not attempted yet", result.ToString());
        Assert.Null(result.Slip);
    }

    [Fact]
    public void Another_way_to_the_right_answer_passes()
    {
        static int Search(int position, int bit)
        {
            int next = position + 1;
            while (((next >> bit) & 1) == ((position >> bit) & 1))
                next++;
            return next;
        }

        CheckResult result = Check.NextFlip(Search);
        Assert.True(result.Passed);
        Assert.Equal("✓ Passed: 384 cases", result.ToString());
    }

    [Fact]
    public void A_wrong_answer_names_the_first_wrong_case_and_the_slip()
    {
        CheckResult result = Check.NextFlip((position, bit) => position + (int)Math.Pow(2, bit));
        Assert.Equal(CheckState.Wrong, result.State);
        Assert.StartsWith("✗ Wrong at position 1, bit 1: expected 2, got 3. Likely slip: 2^bit is added", result.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("126 of 384 cases are right.", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_is_wrong_in_no_known_way_names_no_slip()
    {
        CheckResult result = Check.NextFlip((_, _) => 42);
        Assert.Equal(CheckState.Wrong, result.State);
        Assert.Null(result.Slip);
        Assert.DoesNotContain("slip", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_is_named_with_its_message_and_its_slip()
    {
        CheckResult result = Check.NextFlip((position, bit) => ((position / (2 * bit)) + 1) * (2 * bit));
        Assert.Equal(CheckState.Threw, result.State);
        Assert.StartsWith("! Threw at position 0, bit 0: DivideByZeroException: ", result.ToString(), StringComparison.Ordinal);
        Assert.Contains("2·bit is used", result.Slip, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stub_that_is_half_filled_in_has_thrown()
    {
        CheckResult result = Check.GrayCode(n => n < 2 ? n : throw new NotImplementedException("later"));
        Assert.Equal(CheckState.Threw, result.State);
        Assert.Contains("p = 2 (000010): NotImplementedException: later", result.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, result.RightCases);
    }

    [Fact]
    public void An_interruption_is_passed_on() =>
        Assert.Throws<OperationCanceledException>(() => Check.GrayCode(_ => throw new OperationCanceledException()));

    [Fact]
    public void A_missing_function_is_refused() => Assert.Throws<ArgumentNullException>(() => Check.GrayCode(null!));

    [Fact]
    public void Numbers_pass_with_their_largest_difference()
    {
        Assert.Equal("✓ Passed: 3 cases, all exact", Halves().Check(x => x / 2).ToString());
        Assert.Equal("✓ Passed: 3 cases, largest difference 1.0E-12", Halves().Check(x => (x / 2) + 1e-12).ToString());
    }

    [Fact]
    public void A_function_that_writes_into_its_input_is_judged_by_its_answer()
    {
        var doubled = new Exercise<double[], double[]>
        {
            Cases = () => [[1, 2], [3, 4]],
            Expected = v => [2 * v[0], 2 * v[1]],
            Describe = v => Format.Numbers(v),
            Compare = Answers.Numbers(),
            Slips = [new("unchanged.", v => v)],
        };
        double[] InPlace(double[] v)
        {
            v[0] *= 2;
            v[1] *= 2;
            return v;
        }

        Assert.True(doubled.Check(InPlace).Passed);
        Assert.Equal("✗ Wrong at [1, 2]: expected 2, got 1 at index 0 (largest difference 2). Likely slip: unchanged. 0 of 2 cases are right.",
            doubled.Check(v => [.. v]).ToString());
        Assert.Contains("got nothing (null)", doubled.Check(_ => null!).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CheckState.NotAttempted, "○", "Not attempted yet", "dotted")]
    [InlineData(CheckState.Passed, "✓", "Passed", "solid")]
    [InlineData(CheckState.Wrong, "✗", "Wrong", "dashed")]
    [InlineData(CheckState.Threw, "!", "Threw", "dashed")]
    public void The_html_tells_the_state_by_sign_word_and_line_without_colour(CheckState state, string sign, string word, string line)
    {
        string html = new CheckResult { State = state, Cases = 2, FirstWrongCase = "a < b", Complaint = "x", Slip = "use `a<b`." }.ToHtml();
        var root = XElement.Parse(html);
        Assert.Equal(sign, root.Descendants("span").Single().Value);
        Assert.Equal(word, root.Descendants("strong").Single().Value);
        Assert.Equal("a<b", root.Descendants("code").Single().Value);
        Assert.Contains($"border-left:3px {line} currentColor", html, StringComparison.Ordinal);
        Assert.DoesNotContain("#", html, StringComparison.Ordinal);
    }

    private static Exercise<double, double> Halves() => new()
    {
        Cases = () => [1, 2, 3],
        Expected = x => x / 2,
        Describe = x => $"x = {Format.Number(x)}",
        Compare = Answers.Number(),
        Slips = [],
    };
}
