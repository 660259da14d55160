namespace RopeCourse;

/// <summary>Cuts a batch into pieces that can be turned one by one, in any order and on any thread.</summary>
/// <remarks>
/// With the sequence first a piece is some tokens with all their heads: memory in order. With the heads first it is some tokens of four
/// heads that lie far apart. Cos and sin of a token then come once from afar for the four, and the processor sees four streams of memory
/// that it can fetch ahead. Measured in place with 32 heads of 2048 tokens: eight heads a piece take as long as four, two take 1.4 times
/// as long, sixteen 1.5 times and all 32 twice; into other memory, where there are twice as many streams, four beat eight.
/// Each of several threads has heads of its own, or, with the sequence first, tokens of its own.
/// </remarks>
internal readonly record struct BatchPlan
{
    // Cos and sin of a piece, or its coordinates, should stay in the second cache, of which processors have 512 KB and more.
    private const int PieceBytes = 256 * 1024;
    private const int FewHeads = 4;
    private const int FewestTokens = 64;
    private const int PiecesAThread = 4;

    // What a core finds in its caches need not be asked for beforehand: up to 1 MB that costs a seventh, at 8 MB it changes little, at 32 MB it gains.
    internal const long InCaches = 8 * 1024 * 1024;

    // How far ahead memory is asked for, in bytes: the best of 1, 1.5, 2, 3 KB (heads first) and 1, 2, 3, 4, 6, 8, 12 KB (sequence first).
    private const int AheadInOrder = 6 * 1024;
    private const int AheadOfHeads = 2 * 1024;

    public BatchPlan(RotaryEmbedding rotary, RotaryCache cache, BatchShape shape, int elementBytes, int threads)
    {
        (Rotary, Cache, Shape, Threads) = (rotary, cache, shape, threads);
        long token = (long)shape.Heads * rotary.HeadDim * elementBytes;
        long bytes = token * shape.Sequence * shape.Batch;
        HeadsTogether = bytes > PieceBytes ? 2 : RowShape.MostHeads;
        // With one token or one head both orders are the same.
        InOrder = shape.Layout == TensorLayout.SequenceFirst || shape.Sequence == 1;
        HeadsAPiece = InOrder ? int.MaxValue : FewHeads;
        // Two threads with heads far apart have streams enough as it is; asking for more makes them slower by a tenth.
        Ahead = bytes <= InCaches ? 0 : InOrder ? AheadInOrder : threads == 1 ? AheadOfHeads : 0;
        PieceTokens = (int)Math.Max(1, PieceBytes / Math.Max(1, InOrder ? token : 2L * sizeof(float) * cache.PairCount));
        while (threads > 1 && PieceTokens > FewestTokens && Pieces(shape.Heads) < PiecesAThread * threads)
            PieceTokens /= 2;
    }

    public RotaryEmbedding Rotary { get; }

    public RotaryCache Cache { get; }

    public BatchShape Shape { get; }

    /// <summary>Gets the number of threads, each of which has a share of the pieces.</summary>
    public int Threads { get; }

    public int StartPosition { get; init; }

    /// <summary>Gets a position for each sequence's first token, or for each token; empty where all start at <see cref="StartPosition"/>.</summary>
    public ReadOnlyMemory<int> Positions { get; init; }

    /// <summary>Gets how many heads that lie far apart share cos and sin in registers. In far memory two are fastest; one or four take 1.6 times as long and more.</summary>
    private int HeadsTogether { get; }

    private bool InOrder { get; }

    /// <summary>Gets how many bytes before they are needed the rows are asked for.</summary>
    private int Ahead { get; }

    private int HeadsAPiece { get; }

    private int PieceTokens { get; }

    private int Parts => (int)(((long)Shape.Sequence + PieceTokens - 1) / PieceTokens);

    /// <summary>Counts the pieces of a tensor with so many heads.</summary>
    public int Pieces(int heads) => heads == 0 ? 0 : Shape.Batch * Parts * HeadGroups(heads);

    /// <summary>Gets the first piece of a thread's share, and the first after it.</summary>
    public (int First, int End) Share(int thread, int heads)
    {
        long pieces = Pieces(heads);
        return ((int)(pieces * thread / Threads), (int)(pieces * (thread + 1) / Threads));
    }

    /// <summary>Turns one piece of a tensor. Pieces that follow each other share cos and sin.</summary>
    public void Turn<T, TStorage>(int piece, int heads, ReadOnlySpan<T> source, Span<T> destination)
        where T : unmanaged
        where TStorage : IStorage<T>
    {
        (int batch, int part, int group) = Place(piece, HeadGroups(heads));
        int end = (int)Math.Min(Shape.Sequence, ((long)part + 1) * PieceTokens);
        for (int first = part * PieceTokens, run; first < end; first += run)
        {
            int position = Position(batch, first);
            run = Run(batch, first, end);
            (RowShape shape, int row, int count) = Rows(batch, first, heads, InOrder ? 0 : group * HeadsAPiece);
            int angle = position * Cache.PairCount;
            RotationKernels.Turn<T, TStorage>(shape, run, count, source[row..], Cache.AllCos[angle..], Cache.AllSin[angle..], destination[row..]);
        }
    }

    /// <summary>Finds a piece: batch by batch, in each as many blocks of heads as there are threads, and in each the tokens in order.</summary>
    private (int Batch, int Part, int Group) Place(int piece, int groups)
    {
        (int batch, piece) = Math.DivRem(piece, Parts * groups);
        int blocks = Math.Min(Threads, groups);
        int block = ((piece / Parts + 1) * blocks - 1) / groups;
        int first = block * groups / blocks;
        (int part, int group) = Math.DivRem(piece - Parts * first, (block + 1) * groups / blocks - first);
        return (batch, part, first + group);
    }

    private int HeadGroups(int heads) => InOrder ? 1 : (heads + HeadsAPiece - 1) / HeadsAPiece;

    /// <summary>Finds a piece's first row, counts its heads, and says how far apart its rows lie.</summary>
    private (RowShape Shape, int Row, int Heads) Rows(int batch, int token, int heads, int head)
    {
        int width = Rotary.HeadDim;
        var shape = new RowShape(Rotary.Layout, width, Cache.PairCount, width, heads * width) { Ahead = Ahead };
        if (InOrder)
            return (shape, (batch * Shape.Sequence + token) * heads * width, heads);
        return (shape with { HeadStep = Shape.Sequence * width, TokenStep = width, HeadsTogether = HeadsTogether },
            ((batch * heads + head) * Shape.Sequence + token) * width, Math.Min(HeadsAPiece, heads - head));
    }

    private int Position(int batch, int token) =>
        Positions.IsEmpty ? StartPosition + token
        : OneAToken ? Positions.Span[batch * Shape.Sequence + token]
        : Positions.Span[batch] + token;

    /// <summary>Counts the tokens from one on whose positions follow each other.</summary>
    private int Run(int batch, int first, int end)
    {
        if (!OneAToken)
            return end - first;
        ReadOnlySpan<int> positions = Positions.Span.Slice(batch * Shape.Sequence + first, end - first);
        int run = 1;
        while (run < positions.Length && positions[run] == positions[0] + run)
            run++;
        return run;
    }

    private bool OneAToken => !Positions.IsEmpty && Positions.Length != Shape.Batch;
}
