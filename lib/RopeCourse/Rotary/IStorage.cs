namespace RopeCourse;

/// <summary>Says how a coordinate lies in memory as <typeparamref name="T"/>; the arithmetic is always in float.</summary>
internal interface IStorage<T>
{
    static abstract float Widen(T stored);

    static abstract T Narrow(float value);

    static abstract TVector Load<TVector, TLanes>(ref readonly T source, nuint index)
        where TLanes : ILanes<TVector>;

    static abstract void Store<TVector, TLanes>(TVector value, ref T destination, nuint index)
        where TLanes : ILanes<TVector>;
}
