using System.Diagnostics;
using System.Numerics.Tensors;
using RopeCourse;
using RopeCourse.Benchmarks;

if (args[0] == "align") { AlignTest.Run(); return; }
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
    var HF = new BatchShape(TensorLayout.HeadsFirst, 1, heads, seq); var SF = new BatchShape(TensorLayout.SequenceFirst, 1, heads, seq);
    var hh = new Half[x.Length]; var bb = new BFloat16[x.Length];
    runs.Add(("HF 1", 4 * x.Length, () => rotary.Rotate(x, HF, cache, 0, x, 1)));
    runs.Add(("HF 2", 4 * x.Length, () => rotary.Rotate(x, HF, cache, 0, x, 2)));
    runs.Add(("HF dst 1", 4 * x.Length, () => rotary.Rotate(x, HF, cache, 0, y, 1)));
    runs.Add(("SF 1", 4 * x.Length, () => rotary.Rotate(x, SF, cache, 0, x, 1)));
    runs.Add(("SF 2", 4 * x.Length, () => rotary.Rotate(x, SF, cache, 0, x, 2)));
    runs.Add(("half HF 1", 2 * x.Length, () => rotary.Rotate(hh, HF, cache, 0, hh, 1)));
    runs.Add(("half HF 2", 2 * x.Length, () => rotary.Rotate(hh, HF, cache, 0, hh, 2)));
    runs.Add(("bf16 HF 1", 2 * x.Length, () => rotary.Rotate(bb, HF, cache, 0, bb, 1)));
    runs.Add(("bf16 HF 2", 2 * x.Length, () => rotary.Rotate(bb, HF, cache, 0, bb, 2)));
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


static void Groups<T, TS>(RotaryEmbedding rotary, T[] x, T[] y, RotaryCache cache, int seq, int heads, int group, int block) where T : unmanaged where TS : IStorage<T>
{
    int d = rotary.HeadDim, p = rotary.RotaryDim / 2;
    if (seq == 1) { SeqFirst<T, TS>(rotary, x, y, cache, seq, heads); return; }
    var shape = new RowShape(rotary.Layout, d, p, seq * d, d);
    for (int t = 0; t < seq; t += block)
        for (int h = 0; h < heads; h += group)
            RotationKernels.Turn<T, TS>(shape, Math.Min(block, seq - t), group, x.AsSpan((h * seq + t) * d), cache.AllCos[(t * p)..], cache.AllSin[(t * p)..], y.AsSpan((h * seq + t) * d));
}

static void SeqFirst<T, TS>(RotaryEmbedding rotary, T[] x, T[] y, RotaryCache cache, int seq, int heads) where T : unmanaged where TS : IStorage<T> =>
    RotationKernels.Turn<T, TS>(new RowShape(rotary.Layout, rotary.HeadDim, rotary.RotaryDim / 2, rotary.HeadDim, heads * rotary.HeadDim), seq, heads, x, cache.AllCos, cache.AllSin, y);
static class AlignTest
{
    internal static void Run()
    {
        foreach (PairLayout layout in new[] { PairLayout.SplitHalves, PairLayout.Interleaved })
        {
            var rotary = new RotaryEmbedding(128, layout);
            var big = GC.AllocateArray<float>(32 * 128 + 64, pinned: true);
            var cs = GC.AllocateArray<float>(256 + 64, pinned: true);
            nint addr = System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(big, 0), ca = System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(cs, 0);
            int x0 = (int)((64 - addr % 64) % 64 / 4), c0 = (int)((64 - ca % 64) % 64 / 4);
            foreach (var (xo, co) in new[] { (0, 0), (4, 0), (0, 4), (4, 4), (8,8) })
            {
                void One() => RotationKernels.Turn<float, SingleStorage>(new RowShape(layout, 128, 64, 128, 4096), 1, 32, big.AsSpan(x0 + xo, 4096), cs.AsSpan(c0 + co, 64), cs.AsSpan(c0 + co + 64, 64), big.AsSpan(x0 + xo, 4096));
                for (int i = 0; i < 3000; i++) One();
                Thread.Sleep(100);
                for (int i = 0; i < 3000; i++) One();
                double best = double.MaxValue;
                for (int r = 0; r < 50; r++) { long t0 = Stopwatch.GetTimestamp(); for (int i = 0; i < 300; i++) One(); best = Math.Min(best, Stopwatch.GetElapsedTime(t0).TotalNanoseconds / 300); }
                Console.WriteLine($"{layout} x+{xo} c+{co}: {best:F0} ns");
            }
        }
    }
}
