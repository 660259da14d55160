namespace RopeCourse;

/// <summary>Turns a few rows by the same angles, in one of the two pairings.</summary>
internal interface IRowKernel
{
    /// <summary>Turns as many pairs of each row as fill whole vectors, from pair <paramref name="i"/> on, and says where it stopped.</summary>
    static abstract nuint Turn<T, TStorage, TVector, TLanes>(RowGroup rows, nuint i, ref T source, ref float cos, ref float sin, ref T destination)
        where TStorage : IStorage<T>
        where TLanes : ILanes<TVector>;

    /// <summary>Turns pair <paramref name="i"/> of each row: what the vectors do, one lane wide.</summary>
    static abstract void TurnPair<T, TStorage>(RowGroup rows, nuint i, ref T source, ref float cos, ref float sin, ref T destination)
        where TStorage : IStorage<T>;
}

/// <summary>Says how many pairs a row has, how many rows turn together, and how many elements lie from one to the next.</summary>
internal readonly record struct RowGroup(nuint Pairs, nuint Rows, nuint Step);
