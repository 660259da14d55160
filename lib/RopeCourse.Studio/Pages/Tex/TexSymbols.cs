using System.Collections.Frozen;

namespace RopeCourse.Studio.Pages.Tex;

/// <summary>The commands that stand for one character, and the characters that need no command.</summary>
internal static class TexSymbols
{
    /// <summary>Letters and letter-like signs; they become identifiers.</summary>
    public static readonly FrozenDictionary<string, string> Letters = Table("""
        alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ
        mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
        Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
        infty ∞ partial ∂ nabla ∇ ell ℓ hbar ℏ imath ı jmath ȷ Re ℜ Im ℑ aleph ℵ emptyset ∅ varnothing ∅
        top ⊤ bot ⊥ angle ∠ degree ° % % # # $ $ _ _
        """);

    /// <summary>Binary operators.</summary>
    public static readonly FrozenDictionary<string, string> Binaries = Table("""
        cdot ⋅ times × div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙
        cup ∪ cap ∩ setminus ∖ land ∧ wedge ∧ lor ∨ vee ∨ dagger † ddagger ‡
        + + - − * ∗
        """);

    /// <summary>Relations and arrows.</summary>
    public static readonly FrozenDictionary<string, string> Relations = Table("""
        le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ ll ≪ gg ≫ lt < gt > approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝
        in ∈ ni ∋ notin ∉ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ mid ∣ parallel ∥ perp ⟂ triangleq ≜ coloneqq ≔ prec ≺ succ ≻
        to → rightarrow → gets ← leftarrow ← leftrightarrow ↔ mapsto ↦ longrightarrow ⟶ longmapsto ⟼ uparrow ↑ downarrow ↓
        Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ iff ⟺ Longrightarrow ⟹ rightsquigarrow ⇝ hookrightarrow ↪
        = = < < > > : :
        """);

    /// <summary>Signs that are no letters and take no space.</summary>
    public static readonly FrozenDictionary<string, string> Plain = Table("""
        forall ∀ exists ∃ neg ¬ lnot ¬ ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ prime ′ backslash \ & & vert | Vert ‖ | ‖
        ! ! ? ? . . / / @ @ " "
        """);

    /// <summary>Fences, each with the class it has when it stands alone.</summary>
    public static readonly FrozenDictionary<string, (string Character, TexClass Class)> Fences = new Dictionary<string, (string, TexClass)>
    {
        ["("] = ("(", TexClass.Open),
        [")"] = (")", TexClass.Close),
        ["["] = ("[", TexClass.Open),
        ["]"] = ("]", TexClass.Close),
        [@"\{"] = ("{", TexClass.Open),
        [@"\}"] = ("}", TexClass.Close),
        [@"\lbrace"] = ("{", TexClass.Open),
        [@"\rbrace"] = ("}", TexClass.Close),
        [@"\langle"] = ("⟨", TexClass.Open),
        [@"\rangle"] = ("⟩", TexClass.Close),
        [@"\lfloor"] = ("⌊", TexClass.Open),
        [@"\rfloor"] = ("⌋", TexClass.Close),
        [@"\lceil"] = ("⌈", TexClass.Open),
        [@"\rceil"] = ("⌉", TexClass.Close),
        [@"\lvert"] = ("|", TexClass.Open),
        [@"\rvert"] = ("|", TexClass.Close),
        [@"\lVert"] = ("‖", TexClass.Open),
        [@"\rVert"] = ("‖", TexClass.Close),
        ["|"] = ("|", TexClass.Ordinary),
        [@"\|"] = ("‖", TexClass.Ordinary),
        [@"\vert"] = ("|", TexClass.Ordinary),
        [@"\Vert"] = ("‖", TexClass.Ordinary),
        ["/"] = ("/", TexClass.Ordinary),
    }.ToFrozenDictionary();

    /// <summary>Large operators; the second value says whether scripts go above and below.</summary>
    public static readonly FrozenDictionary<string, (string Character, bool Limits)> LargeOperators = new Dictionary<string, (string, bool)>
    {
        ["sum"] = ("∑", true),
        ["prod"] = ("∏", true),
        ["coprod"] = ("∐", true),
        ["bigcup"] = ("⋃", true),
        ["bigcap"] = ("⋂", true),
        ["bigoplus"] = ("⨁", true),
        ["bigotimes"] = ("⨂", true),
        ["int"] = ("∫", false),
        ["iint"] = ("∬", false),
        ["oint"] = ("∮", false),
    }.ToFrozenDictionary();

    /// <summary>Named functions with scripts at the side.</summary>
    public static readonly FrozenSet<string> Functions = FrozenSet.Create(
        "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "log", "ln", "lg", "exp",
        "dim", "ker", "deg", "arg", "hom");

    /// <summary>Named functions with scripts above and below.</summary>
    public static readonly FrozenSet<string> LimitFunctions = FrozenSet.Create(
        "max", "min", "sup", "inf", "lim", "det", "gcd", "Pr", "limsup", "liminf");

    /// <summary>Spaces in em.</summary>
    public static readonly FrozenDictionary<string, string> Spaces = new Dictionary<string, string>
    {
        [@"\,"] = "0.1667em",
        [@"\:"] = "0.2222em",
        [@"\>"] = "0.2222em",
        [@"\;"] = "0.2778em",
        [@"\!"] = "-0.1667em",
        [@"\ "] = "0.25em",
        ["~"] = "0.25em",
        [@"\quad"] = "1em",
        [@"\qquad"] = "2em",
    }.ToFrozenDictionary();

    /// <summary>Marks above a letter; the second value says whether the mark stretches over its base.</summary>
    public static readonly FrozenDictionary<string, (string Character, bool Stretchy)> Accents = new Dictionary<string, (string, bool)>
    {
        ["hat"] = ("^", false),
        ["widehat"] = ("\u0302", true),
        ["tilde"] = ("~", false),
        ["widetilde"] = ("\u0303", true),
        ["bar"] = ("¯", false),
        ["vec"] = ("→", false),
        ["overrightarrow"] = ("→", true),
        ["dot"] = ("˙", false),
        ["ddot"] = ("¨", false),
        ["check"] = ("ˇ", false),
    }.ToFrozenDictionary();

    /// <summary>Finds the class of a character that an author typed as it is, for example ≤.</summary>
    /// <returns>The class, or null when the tables do not hold the character.</returns>
    public static TexClass? ClassOf(string character)
    {
        if (Binaries.Values.Contains(character))
            return TexClass.Binary;
        if (Relations.Values.Contains(character))
            return TexClass.Relation;
        return Plain.Values.Contains(character) ? TexClass.Ordinary : null;
    }

    private static FrozenDictionary<string, string> Table(string pairs) => pairs
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Chunk(2)
        .ToFrozenDictionary(pair => pair[0], pair => pair[1]);
}
