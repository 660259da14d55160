using System.Reflection;
using RopeCourse.Plots;

namespace RopeCourse.Lessons.Tests;

public sealed class FrontEndTests
{
    [Fact]
    public void What_Verso_shows_by_ToHtml_dotnet_Interactive_finds_by_its_attribute()
    {
        Assembly[] libraries = [typeof(BinaryTable).Assembly, typeof(Figure).Assembly, typeof(DataTable).Assembly];
        Type[] shown = [.. libraries.SelectMany(library => library.GetExportedTypes()).Where(type => type.GetMethod("ToHtml", Type.EmptyTypes) is not null)];

        Assert.Contains(typeof(Figure), shown);
        Assert.Contains(typeof(DataTable), shown);
        Assert.All(shown, type => Assert.Contains(Family(type), member =>
            member.GetCustomAttributes(inherit: false).Any(attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute")));
    }

    private static IEnumerable<Type> Family(Type type)
    {
        for (Type? member = type; member is not null; member = member.BaseType)
            yield return member;
    }
}
