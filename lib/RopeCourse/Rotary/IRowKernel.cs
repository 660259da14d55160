namespace RopeCourse;

/// <summary>Turns a few rows by the same angles.</summary>
internal interface IRowKernel
{
    static abstract void Turn<T, TStorage>(RowGroup rows, ref T source, ref float cos, ref float sin, ref T destination)
        where TStorage : IStorage<T>;
}

/// <summary>Says how many pairs a row has, how many rows turn together, and how many elements lie from one to the next.</summary>
internal readonly record struct RowGroup(nuint Pairs, nuint Rows, nuint Step);
