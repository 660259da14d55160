namespace RopeCourse.Plots;

public static partial class Charts
{
    /// <summary>Makes one live figure of several states with one slider; all states get the same axes and colour range.</summary>
    /// <param name="controlName">What the slider changes, with symbol and unit, such as "base b".</param>
    /// <param name="states">The label and figure of each state, of the same kind and with as many lines; each brings its own title.</param>
    /// <param name="options">The first state and the play button; null for the first state and no button.</param>
    /// <returns>The live figure; its subtitle, text and size are those of the state shown first.</returns>
    /// <exception cref="ArgumentException">There are fewer than two states, one is itself live, or their kinds differ.</exception>
    public static Figure Slider(string controlName, IReadOnlyList<(string Label, Figure State)> states, SliderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(states);
        options ??= new SliderOptions();
        Require.NotBlank(controlName, nameof(controlName), "a control says what it changes");
        if (states.Count < 2) throw new ArgumentException($"states has {Require.Text(states.Count)} entries; a slider needs at least 2", nameof(states));
        Require.Between(options.First, 0, states.Count - 1, "options.First");
        var model = states[0].State.Chart;
        for (var i = 0; i < states.Count; i++) Compare(states[i].State, model, i);
        var panels = model.Panels.Select((_, i) => Union([.. states.Select(state => state.State.Chart.Panels[i])])).ToList();
        var colors = states.SelectMany(state => state.State.Chart.Traces).OfType<HeatTrace>().ToList();
        var charts = states.Select(state => state.State.Chart with
        {
            Panels = panels,
            Traces = [.. state.State.Chart.Traces.Select(trace => trace is HeatTrace heat
                ? heat with { Low = colors.Min(one => one.Low), High = colors.Max(one => one.High) }
                : trace)],
            MarginRight = states.Max(one => one.State.Chart.MarginRight),
        }).ToList();
        var first = states[options.First].State;
        return new Figure(first.Text, charts[options.First] with
        {
            Slider = new SliderSpec(controlName, options.First, [.. states.Select((state, i) => new SliderState(state.Label, state.State.Title, charts[i]))], options.Play),
        });
    }

    private static void Compare(Figure state, ChartSpec model, int index)
    {
        ArgumentNullException.ThrowIfNull(state);
        var name = $"states[{Require.Text(index)}]";
        if (state.IsLive) throw new ArgumentException($"{name} has a slider of its own; a state must be a still figure", nameof(state));
        var chart = state.Chart;
        if (chart.Kind != model.Kind || chart.Panels.Count != model.Panels.Count || chart.Traces.Count != model.Traces.Count)
        {
            throw new ArgumentException(
                $"{name} is {chart.Kind} with {Require.Text(chart.Traces.Count)} sets of marks and states[0] is {model.Kind} with {Require.Text(model.Traces.Count)}; all states must be of one kind with the same number", nameof(state));
        }
    }

    private static PanelSpec Union(IReadOnlyList<PanelSpec> panels) => panels[0] with
    {
        X = Union([.. panels.Select(panel => panel.X)]),
        Y = Union([.. panels.Select(panel => panel.Y)]),
        Z = panels[0].Z is null ? null : Union([.. panels.Select(panel => panel.Z!)]),
    };

    private static Axis Union(IReadOnlyList<Axis> axes) => axes[0] with { Min = axes.Min(axis => axis.Min), Max = axes.Max(axis => axis.Max) };
}
