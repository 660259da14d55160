namespace RopeCourse.Lessons;

/// <summary>Holds a wrong formula that learners are known to write, and the sentence that names it.</summary>
/// <typeparam name="TCase">The inputs of one case.</typeparam>
/// <typeparam name="TAnswer">The type of the answer.</typeparam>
/// <param name="Name">What went wrong, as a clause that ends with a full stop; `code` in backticks.</param>
/// <param name="Answer">The wrong formula; it may throw where the learner's would.</param>
internal sealed record Slip<TCase, TAnswer>(string Name, Func<TCase, TAnswer> Answer);
