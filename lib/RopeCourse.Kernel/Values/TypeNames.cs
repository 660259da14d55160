using System.Globalization;
using System.Text.RegularExpressions;

namespace RopeCourse.Kernel;

/// <summary>Writes types as C# does: <c>Func&lt;int, string&gt;</c>, not <c>System.Func`2[System.Int32,System.String]</c>.</summary>
internal static partial class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(void)] = "void",
    };

    /// <summary>Gives the name with its namespace; a type of a cell has none, since it is nested in the compiler's submission class.</summary>
    public static string Full(Type type) => Write(type, withNamespace: true);

    /// <summary>Gives the name alone.</summary>
    public static string Short(Type type) => Write(type, withNamespace: false);

    private static string Write(Type type, bool withNamespace)
    {
        if (type.GetElementType() is { } element)
            return Write(element, withNamespace) + (type.IsArray ? "[" + new string(',', type.GetArrayRank() - 1) + "]" : type.IsPointer ? "*" : "&");
        if (Keywords.TryGetValue(type, out string? keyword))
            return keyword;
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Write(underlying, withNamespace) + "?";
        if (type.IsGenericParameter)
            return type.Name;

        // The arguments of a nested generic type are in one list, those of the outer type first.
        Type[] arguments = type.GetGenericArguments();
        var names = new List<string>();
        int used = 0;
        foreach (Type level in Levels(type))
        {
            string[] parts = level.Name.Split('`');
            int own = parts.Length > 1 && int.TryParse(parts[1], CultureInfo.InvariantCulture, out int count) ? count : 0;
            string[] given = [.. arguments.Skip(used).Take(own).Select(argument => Write(argument, withNamespace: false))];
            used += own;
            if (!Submission().IsMatch(level.FullName ?? level.Name))
                names.Add(given.Length == 0 ? parts[0] : $"{parts[0]}<{string.Join(", ", given)}>");
        }

        string name = string.Join('.', names);
        return withNamespace && type.Namespace is { Length: > 0 } space ? $"{space}.{name}" : name;
    }

    private static IEnumerable<Type> Levels(Type type) => type.DeclaringType is { } outer ? [.. Levels(outer), type] : [type];

    [GeneratedRegex(@"^Cell\d+$")]
    private static partial Regex Submission();
}
