namespace RopeCourse.Benchmarks;

/// <summary>One line of the report.</summary>
/// <param name="Group">What is compared.</param>
/// <param name="Contender">Who did it.</param>
/// <param name="Shape">The axes of the tensor.</param>
/// <param name="Pairing">Which coordinates form a pair; empty where nothing turns.</param>
/// <param name="Storage">How a coordinate is stored.</param>
/// <param name="Threads">Number of threads.</param>
/// <param name="MedianNs">Median time of a call in the round that was disturbed least, in nanoseconds.</param>
/// <param name="TimesOnnxRuntime">How many times faster than ONNX Runtime with the same shape, pairing, storage and threads; null where that was not measured.</param>
/// <param name="TimesOneThread">How many times faster than the same on one thread; null where there is one.</param>
/// <param name="ShareOfMemoryLimit">The time of reading, negating and writing the same bytes in place, with as many threads, as a share of this time; null where that was not measured.</param>
/// <param name="GigabytesPerSecond">Bytes read and written, in 10^9 a second.</param>
internal sealed record Row(
    string Group,
    string Contender,
    string Shape,
    string Pairing,
    string Storage,
    int Threads,
    double MedianNs,
    double? TimesOnnxRuntime,
    double? TimesOneThread,
    double? ShareOfMemoryLimit,
    double GigabytesPerSecond);
