using System.Text.Json.Nodes;
using RopeCourse.Studio.Notebooks;

namespace RopeCourse.Studio.Tests.Pages;

/// <summary>Notebooks made in code, with everything that a page must be able to show.</summary>
internal static class SampleNotebook
{
    private const string Opening = """
        # 02 Counting in bits

        Four square waves of different speed name sixteen positions. You will read `BinaryEncoding` as a set of clocks, and find out where the clocks jump.

        | Teach | Exercises | Needs | You will be able to |
        |---|---|---|---|
        | 35 min | 20 min | [Does order matter?](01-does-order-matter.ipynb#What-a-signal-must-do) | name the period of any bit; say why $2^{i+1}$ is the period of bit $i$ |
        """;

    private const string Prose = """
        ## How often does each bit flip?

        Count 0, 1, 2, 3 in binary: 000, 001, 010, 011. **Before you run** the next cell, guess: how many times does the lowest bit change while we count to 15? The bit with index $i$ of position $p$ is

        $$b_i(p) = \left\lfloor \frac{p}{2^i} \right\rfloor \bmod 2, \qquad p = \sum_{i=0}^{n-1} b_i(p)\, 2^i .$$

        Later the same shape comes back as a rotation:

        $$
        \begin{pmatrix} x_1' \\ x_2' \end{pmatrix} =
        \begin{pmatrix} \cos m\theta & -\sin m\theta \\ \sin m\theta & \cos m\theta \end{pmatrix}
        \begin{pmatrix} x_1 \\ x_2 \end{pmatrix}
        $$

        > Equal steps in position are not equal steps in the code.
        """;

    private const string Exercise = """
        ### Exercise 02.1 The next flip

        *Given* a position and a bit, *write* the next position at which that bit flips. *You are done when* the check says passed for all positions below 64.

        <details>
        <summary>Hint</summary>

        Bit $i$ flips at every multiple of $2^i$. See [the question](#How-often-does-each-bit-flip?).

        </details>
        """;

    private const string Solution = """
        <details>
        <summary>Solution</summary>

        ```csharp
        static int NextFlip(int position, int bit)
        {
            var period = 1 << bit;              // a flip at every multiple
            return (position / period + 1) * period;
        }
        ```

        The division rounds **down**, so we add one.

        </details>
        """;

    private const string Closing = """
        ## Key points

        - Bit $i$ has period $2^{i+1}$; the lowest bit is the *fastest*.
        - A Hamming jump such as $7 \to 8$ flips $\log_2 8 + 1 = 4$ bits.

        | Step | Bits before | Bits after | Flips | Remark in words that make the table wide |
        |---:|:---|:---|---:|:---|
        | 6 → 7 | `0110` | `0111` | 1 | one step along the sentence, one bit |
        | 7 → 8 | `0111` | `1000` | 4 | one step along the sentence, all four bits |

        ## Sources

        Gray, F., *Pulse Code Communication*, US patent 2,632,058. Next: [Smooth bits](03-smooth-bits.ipynb), and the [map](README.md).
        """;

    private const string FigureHtml = """
        <figure class="ropecourse-figure" id="rc-1" style="max-width:720px;margin:1em 0">
        <figcaption style="line-height:1.35;margin:0 0 .4em"><strong>Each wave is half as fast as the one above</strong><br><span style="font-size:.88em">bit value against position</span></figcaption>
        <div class="ropecourse-plot" role="img" aria-label="Four square waves"><p>Four square waves</p></div>
        <script>
        (function () {
          var s = document.createElement("script");
          s.src = window.ropecoursePlotlyUrl;
          s.onload = function () {
            var plot = document.querySelector("#rc-1 .ropecourse-plot"), ink = getComputedStyle(plot).color, data = [];
            plot.textContent = "";
            for (var bit = 0; bit < 4; bit++)
              data.push({ x: Array.from({ length: 16 }, function (_, p) { return p; }), y: Array.from({ length: 16 }, function (_, p) { return (p >> bit & 1) * 0.7 - bit; }), line: { shape: "hv", color: "#CC79A7" }, name: "bit " + bit, mode: "lines" });
            Plotly.newPlot(plot, data, { height: 320, margin: { l: 40, r: 10, t: 10, b: 40 }, paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", font: { color: ink }, showlegend: false, xaxis: { title: "position p" } }, { responsive: true, displaylogo: false });
          };
          document.head.appendChild(s);
        })();
        </script>
        </figure>
        """;

    private const string TableHtml = """
        <table><caption>What a position signal must do</caption><thead><tr><th>Wish</th><th>Binary</th></tr></thead><tbody><tr><td>unique</td><td>✓</td></tr><tr><td>smooth</td><td>✗</td></tr></tbody></table>
        """;

    /// <summary>The chapter that has one of everything.</summary>
    public static Notebook Full => Notebook(
        "02-counting-in-bits",
        Markdown(Opening),
        Code("#r \"nuget: RopeCourse, 1.0.0\"\nusing RopeCourse;\nusing RopeCourse.Plots;\nusing MathNet.Numerics.LinearAlgebra;"),
        Markdown(Prose),
        Code(
            "var bits = BinaryEncoding.Table(positions: 16, width: 4);   // [16, 4], column 0 = lowest bit\nbits.CountFlips()",
            Result(("text/plain", "[ 15, 7, 3, 1 ]"))),
        Markdown("The lowest bit changes at every step. Each bit after it changes half as often as the one before."),
        Code("BinaryFigures.SquareWaves(bits)", Result(("text/html", FigureHtml), ("text/plain", "Figure"))),
        Code("foreach (var p in new[] { 7, 8 })\n    Console.WriteLine($\"{p} = {p:b4}\");", Stream("7 = 0111\n"), Stream("8 = 1000\n"), Stream("slow\n", "stderr")),
        Markdown(Exercise),
        Code("int NextFlip(int position, int bit) => throw new NotImplementedException();\nCheck.Exercise0201(NextFlip)", Result(("text/html", TableHtml))),
        Markdown(Solution),
        Markdown("## When a cell throws\n\nA bad width is refused with one sentence, and then `a < b && c > d` is only text."),
        Code("BinaryEncoding.Table(16, width: 0);", Error("ArgumentOutOfRangeException", "width is 0; it must be between 1 and 31", "\u001b[31mSystem.ArgumentOutOfRangeException\u001b[0m: width is 0\n   at line 1: BinaryEncoding.Table(16, width: 0);")),
        Code("Enumerable.Range(0, 1000).Where(p => int.PopCount(p) > 3).Select(p => (Position: p, Flips: int.PopCount(p ^ (p + 1)))).Take(2)", ["hide-input"], Result(("text/plain", "(15, 5), (23, 4)"))),
        Markdown(Closing));

    /// <summary>A chapter before the full one, for links back.</summary>
    public static Notebook Before => Notebook("01-does-order-matter", Markdown("# Does order matter?\n\nPermute the words.\n\n## What a signal must do\n\nOn to [bits](02-counting-in-bits.ipynb) and [its exercise](02-counting-in-bits.ipynb#exercise-02-1)."));

    /// <summary>A chapter after the full one.</summary>
    public static Notebook After => Notebook("03-smooth-bits", Markdown("# Smooth bits: the sinusoidal encoding\n\nFrom square wave to sine."));

    public static Notebook Notebook(string name, params Cell[] cells) =>
        new(Path.Combine(Path.GetTempPath(), name + ".ipynb"), [], cells);

    public static Cell Markdown(string source) => new("m", CellKind.Markdown, source.ReplaceLineEndings("\n"), [], null, []);

    public static Cell Code(string source, params JsonObject[] outputs) => Code(source, [], outputs);

    public static Cell Code(string source, string[] tags, params JsonObject[] outputs) =>
        new("c", CellKind.Code, source, new JsonObject { ["tags"] = new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]) }, 1, outputs);

    public static JsonObject Result(params (string Mime, string Text)[] data) => new()
    {
        ["output_type"] = "execute_result",
        ["data"] = new JsonObject(data.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Mime, JsonValue.Create(pair.Text)))),
    };

    public static JsonObject Stream(string text, string name = "stdout") => new() { ["output_type"] = "stream", ["name"] = name, ["text"] = text };

    public static JsonObject Error(string name, string message, params string[] traceback) => new()
    {
        ["output_type"] = "error",
        ["ename"] = name,
        ["evalue"] = message,
        ["traceback"] = new JsonArray([.. traceback.Select(line => JsonValue.Create(line))]),
    };
}
