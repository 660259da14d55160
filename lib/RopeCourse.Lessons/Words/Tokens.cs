using Microsoft.ML.Tokenizers;

namespace RopeCourse.Lessons;

/// <summary>Cuts text into the tokens that a large model reads (the vocabulary o200k, about 200,000 tokens).</summary>
/// <remarks>
/// A token usually carries the space before it. So " dog" is one token wherever it stands inside a sentence,
/// and "dog" at the start of a text is another one with another number.
/// </remarks>
public static class Tokens
{
    // Reading the vocabulary takes part of a second; most chapters never ask for it.
    private static readonly Lazy<TiktokenTokenizer> s_tokenizer = new(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));

    /// <summary>Cuts a text into tokens.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The tokens in order, each with its number in the vocabulary.</returns>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static TokenList Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        IReadOnlyList<EncodedToken> encoded = s_tokenizer.Value.EncodeToTokens(text, out _);
        return new(encoded.Select((token, position) => new Token(token.Id, token.Value, position)));
    }
}
