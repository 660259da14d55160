using System.Runtime.CompilerServices;

namespace RopeCourse;

/// <summary>Floats as they are.</summary>
internal readonly struct SingleStorage : IStorage<float>
{
    public static float Widen(float stored) => stored;

    public static float Narrow(float value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Load<TVector, TLanes>(ref readonly float source, nuint index)
        where TLanes : ILanes<TVector> => TLanes.Load(in source, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TVector, TLanes>(TVector value, ref float destination, nuint index)
        where TLanes : ILanes<TVector> => TLanes.Store(value, ref destination, index);
}
