using System.Diagnostics;
using System.Numerics.Tensors;
using RopeCourse;
using RopeCourse.Benchmarks;

int seq = int.Parse(args[0]); int heads = 32; int d = args.Length > 1 ? int.Parse(args[1]) : 128; int reps = args.Length > 2 ? int.Parse(args[2]) : 21;
int rd = args.Length > 3 ? int.Parse(args[3]) : d;
int inner = Math.Max(1, 2_000_000 / (seq * heads * d));
foreach (PairLayout layout in new[] { PairLayout.SplitHalves, PairLayout.Interleaved })
{
    var rotary = new RotaryEmbedding(d, layout, rotaryDim: rd);
    var cache = new RotaryCache(Math.Max(seq, 16), rotary);
    var x = new float[seq * heads * d]; var y = new float[x.Length]; var z = new float[x.Length];
    for (int i = 0; i < x.Length; i++) x[i] = i % 7 - 3;
    Array.Copy(x, z, x.Length);
    var h = new ushort[x.Length]; for (int i = 0; i < h.Length; i++) h[i] = BitConverter.HalfToUInt16Bits((Half)x[i]);
    var bf = new ushort[x.Length]; for (int i = 0; i < h.Length; i++) bf[i] = ((BFloat16)x[i]).Bits;
    using var ort = new OnnxRotation(rotary, cache, z, y, [1, heads, seq, d], heads, 1);
    using var ort2 = new OnnxRotation(rotary, cache, z, y, [1, heads, seq, d], heads, 2);
    var runs = new List<(string, double, Action)>
    {
        ("ort", 4 * x.Length, ort.Run),
        ("ort2", 4 * x.Length, ort2.Run),
        ("rmw", 4 * x.Length, () => TensorPrimitives.Negate<float>(x, x)),
        ("copy", 4 * x.Length, () => x.CopyTo(y, 0)),
        ("rmw16", 2 * x.Length, () => TensorPrimitives.OnesComplement<ushort>(h, h)),
    };
    foreach (int block in new[] { 16, 32, 64, 128, 256 })
        if (block == 16 || seq >= block)
            runs.Add(($"f32 b{block}", 4 * x.Length, () => Blocks<float, SingleStorage>(rotary, x, x, cache, seq, heads, block)));
    foreach (int group in new[] { 2, 4, 8, 32 })
        runs.Add(($"f32 g{group}", 4 * x.Length, () => Groups<float, SingleStorage>(rotary, x, x, cache, seq, heads, group)));
    runs.Add(("f32 dst", 4 * x.Length, () => Blocks<float, SingleStorage>(rotary, x, y, cache, seq, heads, 64)));
    runs.Add(("f32 SF", 4 * x.Length, () => SeqFirst<float, SingleStorage>(rotary, x, x, cache, seq, heads)));
    runs.Add(("half b64", 2 * x.Length, () => Blocks<ushort, HalfStorage>(rotary, h, h, cache, seq, heads, 64)));
    runs.Add(("bf16 b64", 2 * x.Length, () => Blocks<ushort, BFloat16Storage>(rotary, bf, bf, cache, seq, heads, 64)));
    var times = runs.ToDictionary(r => r.Item1, _ => new List<double>());
    foreach (var r in runs) { for (int i = 0; i < 200; i++) { r.Item3(); if (seq > 100 && i > 5) break; } }
    Thread.Sleep(200);
    foreach (var r in runs) { for (int i = 0; i < 200; i++) { r.Item3(); if (seq > 100 && i > 5) break; } }
    for (int rep = 0; rep < reps; rep++)
        foreach (var (name, _, run) in runs.OrderBy(_ => Random.Shared.Next()))
        {
            run(); run();
            long t0 = Stopwatch.GetTimestamp();
            for (int i = 0; i < inner; i++) run();
            times[name].Add(Stopwatch.GetElapsedTime(t0).TotalNanoseconds / inner);
        }
    Console.WriteLine($"{layout} seq {seq} d {d} bits {RotationKernels.Bits}");
    double ortMedian = Median(times["ort"]);
    foreach (var (name, bytes, _) in runs)
    {
        double m = Median(times[name]);
        Console.WriteLine($"  {name,-10} {m,14:F0} ns  {2 * bytes / m,7:F1} GB/s(rw)  ort/x {ortMedian / m,6:F2}   rmw/x {Median(times["rmw"]) / m:F2}  min {times[name].Min():F0}");
    }
}

static double Median(List<double> v) { var s = v.Order().ToArray(); return s[s.Length / 4]; }

static void Blocks<T, TS>(RotaryEmbedding rotary, T[] x, T[] y, RotaryCache cache, int seq, int heads, int block) where T : unmanaged where TS : IStorage<T>
{
    int d = rotary.HeadDim, p = rotary.RotaryDim / 2;
    if (seq == 1) { RotationKernels.TurnRows<T, TS>(rotary.Row, x, cache.Cos(0), cache.Sin(0), 0, y); return; }
    for (int t = 0; t < seq; t += block)
        for (int h = 0; h < heads; h++)
        {
            int n = Math.Min(block, seq - t);
            RotationKernels.TurnRows<T, TS>(rotary.Row, x.AsSpan((h * seq + t) * d, n * d), cache.AllCos[(t * p)..], cache.AllSin[(t * p)..], p, y.AsSpan((h * seq + t) * d, n * d));
        }
}

static void SeqFirst<T, TS>(RotaryEmbedding rotary, T[] x, T[] y, RotaryCache cache, int seq, int heads) where T : unmanaged where TS : IStorage<T>
{
    int d = rotary.HeadDim;
    for (int t = 0; t < seq; t++)
        RotationKernels.TurnRows<T, TS>(rotary.Row, x.AsSpan(t * heads * d, heads * d), cache.Cos(t), cache.Sin(t), 0, y.AsSpan(t * heads * d, heads * d));
}

static void Groups<T, TS>(RotaryEmbedding rotary, T[] x, T[] y, RotaryCache cache, int seq, int heads, int group) where T : unmanaged where TS : IStorage<T>
{
    int d = rotary.HeadDim, p = rotary.RotaryDim / 2;
    for (int h = 0; h < heads; h += group)
        for (int t = 0; t < seq; t++)
        {
            var c = cache.Cos(t); var s = cache.Sin(t);
            for (int k = h; k < h + group; k++)
                RotationKernels.TurnRows<T, TS>(rotary.Row, x.AsSpan((k * seq + t) * d, d), c, s, 0, y.AsSpan((k * seq + t) * d, d));
        }
}
