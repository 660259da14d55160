namespace RopeCourse.Lessons;

/// <summary>Holds a word and how close it lies to the vector that was asked about.</summary>
/// <param name="Word">The word.</param>
/// <param name="Cosine">The cosine of the angle between the two vectors, from -1 to 1.</param>
public readonly record struct Neighbour(string Word, double Cosine);
