namespace RopeCourse;

/// <summary>Says what one row is: how its coordinates pair up, how many it has, and how many pairs of them turn.</summary>
internal readonly record struct RowShape(PairLayout Layout, int HeadDim, int Pairs);
