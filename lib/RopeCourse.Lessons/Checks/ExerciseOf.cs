namespace RopeCourse.Lessons;

/// <summary>Runs a learner's function over all cases and says how it stands.</summary>
/// <typeparam name="TCase">The inputs of one case.</typeparam>
/// <typeparam name="TAnswer">The type of the answer.</typeparam>
internal sealed class Exercise<TCase, TAnswer> : Exercise
{
    /// <summary>Gets the cases, made anew at each call: a learner's function may write into its inputs.</summary>
    public required Func<IEnumerable<TCase>> Cases { get; init; }

    /// <summary>Gets the right formula.</summary>
    public required Func<TCase, TAnswer> Expected { get; init; }

    /// <summary>Gets how a case is named, such as <c>position 7, bit 0</c>.</summary>
    public required Func<TCase, string> Describe { get; init; }

    /// <summary>Gets how answers are compared.</summary>
    public required AnswerComparer<TAnswer> Compare { get; init; }

    /// <summary>Gets the wrong formulas with a name; no two may give the same answers in all cases.</summary>
    public required IReadOnlyList<Slip<TCase, TAnswer>> Slips { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> SlipNames => [.. Slips.Select(slip => slip.Name)];

    /// <inheritdoc/>
    public override CheckResult CheckExpected() => Check(Expected);

    /// <inheritdoc/>
    public override CheckResult CheckSlip(int index) => Check(Slips[index].Answer);

    /// <summary>Checks a learner's function.</summary>
    public CheckResult Check(Func<TCase, TAnswer> learner)
    {
        List<Outcome> got = Run(learner);
        if (got[0].Error is NotImplementedException)
            return new() { State = CheckState.NotAttempted, Cases = Cases().Count() };

        Comparison[] comparisons = [.. Cases().Select(Expected).Zip(got, Judge)];
        int right = comparisons.Count(comparison => comparison.IsRight);
        double? largest = comparisons.Max(comparison => comparison.Difference);
        if (right == comparisons.Length)
            return new() { State = CheckState.Passed, Cases = right, RightCases = right, LargestDifference = largest };

        int first = Array.FindIndex(comparisons, comparison => !comparison.IsRight);
        return new()
        {
            State = got[first].Error is null ? CheckState.Wrong : CheckState.Threw,
            Cases = comparisons.Length,
            RightCases = right,
            LargestDifference = largest,
            FirstWrongCase = Describe(Cases().ElementAt(first)),
            Complaint = comparisons[first].Complaint,
            Slip = Slips.FirstOrDefault(slip => Run(slip.Answer).Zip(got, IsSame).All(same => same))?.Name,
        };
    }

    /// <summary>Calls a function for every case. A stub is asked once; an interruption is passed on.</summary>
    private List<Outcome> Run(Func<TCase, TAnswer> function)
    {
        var outcomes = new List<Outcome>();
        foreach (TCase @case in Cases())
        {
            try
            {
                outcomes.Add(new(function(@case), null));
            }
            catch (Exception error) when (error is not (OperationCanceledException or ThreadAbortException))
            {
                outcomes.Add(new(default, error));
                if (error is NotImplementedException && outcomes.Count == 1)
                    break;
            }
        }

        return outcomes;
    }

    private Comparison Judge(TAnswer expected, Outcome got) => got.Error is { } error
        ? new(false, $"{error.GetType().Name}: {error.Message}")
        : Compare(expected, got.Answer);

    private bool IsSame(Outcome slip, Outcome got) => slip.Error is null && got.Error is null
        ? Compare(slip.Answer, got.Answer).IsRight
        : slip.Error?.GetType() == got.Error?.GetType();

    private readonly record struct Outcome(TAnswer? Answer, Exception? Error);
}
