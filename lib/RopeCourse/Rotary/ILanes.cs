namespace RopeCourse;

/// <summary>Names what a kernel does with a vector of floats, so that one kernel serves every width that a processor may have.</summary>
/// <remarks>
/// All members become single instructions, or two or three. Those of the second half see the same lanes as whole numbers of 32 bits,
/// for floats that are stored in 16.
/// </remarks>
internal interface ILanes<TVector>
{
    /// <summary>Gets the number of floats in a vector.</summary>
    static abstract int Count { get; }

    static abstract TVector Load(ref readonly float source, nuint index);

    static abstract void Store(TVector value, ref float destination, nuint index);

    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary><c>a·b + c</c>, rounded once where the processor can, else twice.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    static abstract TVector Negate(TVector x);

    /// <summary><c>x0 x1 x2 x3 …</c> becomes <c>−x0 x1 −x2 x3 …</c></summary>
    static abstract TVector NegateEven(TVector x);

    /// <summary><c>a0 b0 a1 b1 …</c> becomes <c>b0 a0 b1 a1 …</c></summary>
    static abstract TVector SwapNeighbours(TVector x);

    /// <summary><c>c0 c1 c2 c3 …</c> becomes <c>c0 c0 c1 c1 …</c>, from the lower half of the lanes.</summary>
    static abstract TVector TwiceLower(TVector x);

    /// <summary><c>… c4 c5 c6 c7</c> becomes <c>… c6 c6 c7 c7</c>, from the upper half of the lanes.</summary>
    static abstract TVector TwiceUpper(TVector x);

    /// <summary>Loads 16 bits a lane; the upper 16 of a lane are 0.</summary>
    static abstract TVector Load16(ref readonly ushort source, nuint index);

    /// <summary>Stores the lower 16 bits of each lane.</summary>
    static abstract void Store16(TVector bits, ref ushort destination, nuint index);

    /// <summary>Gives a vector with these bits in every lane.</summary>
    static abstract TVector Every(uint bits);

    static abstract TVector Add(TVector a, TVector b);

    static abstract TVector AddBits(TVector a, TVector b);

    static abstract TVector And(TVector a, TVector b);

    static abstract TVector Or(TVector a, TVector b);

    static abstract TVector ShiftLeft(TVector bits, int count);

    static abstract TVector ShiftRight(TVector bits, int count);

    /// <summary>The smaller of two numbers that are not negative; anything where one is NaN.</summary>
    static abstract TVector Smaller(TVector a, TVector b);

    /// <summary>Takes <paramref name="yes"/> in the lanes where <c>a &lt; b</c>, and <paramref name="no"/> elsewhere.</summary>
    static abstract TVector WhereLess(TVector a, TVector b, TVector yes, TVector no);

    /// <summary>Takes <paramref name="yes"/> in the lanes where <paramref name="x"/> is NaN, and <paramref name="no"/> elsewhere.</summary>
    static abstract TVector WhereNaN(TVector x, TVector yes, TVector no);
}
