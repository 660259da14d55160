namespace RopeCourse.Tests;

/// <summary>One random bias: heads, queries that are the last of the keys, buckets.</summary>
public sealed record BiasCase(int Heads, int Queries, int Keys, bool Bidirectional, int NumBuckets, int MaxDistance, int Seed)
{
    public T5RelativeBias T5 => new(Sample.Matrix(NumBuckets, Heads, Seed), Bidirectional, MaxDistance);
}
