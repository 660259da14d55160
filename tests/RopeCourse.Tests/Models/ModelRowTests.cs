namespace RopeCourse.Tests;

/// <summary>A row of the model table that says something wrong or unknown stops the reader, by field.</summary>
public sealed class ModelRowTests
{
    private const string Start = "{\"name\": \"a/b\", \"theta\": 10000, \"head_dim\": 8, \"rotary_dim\": 8, ";
    private const string End = "\"confidence\": \"port\", \"source\": \"here\"}";

    [Theory]
    [InlineData("\"pairing\": \"spiral\", " + End, "a/b.pairing", "a/b.pairing is \"spiral\"; it must be interleaved or split_halves.")]
    [InlineData("\"pairing\": \"interleaved\", \"source\": \"here\"}", "a/b.confidence", "a/b.confidence is missing.")]
    [InlineData("\"pairing\": \"interleaved\", \"confidence\": \"port\"}", "a/b.source", "a/b.source is missing.")]
    [InlineData("\"pairing\": \"interleaved\", \"colour\": 1, " + End, "a/b.colour", "a/b.colour is 1; this reader does not know the field and will not ignore it.")]
    [InlineData("\"pairing\": \"interleaved\", \"scaling\": {\"rope_type\": \"linear\", \"factor\": 2, \"alpha\": 1}, " + End, "a/b.scaling.alpha", "a/b.scaling.alpha is 1; this reader does not know the field and will not ignore it.")]
    [InlineData("\"pairing\": \"interleaved\", \"local\": {\"theta\": 5, \"window\": 1}, " + End, "a/b.local.window", "a/b.local.window is 1; this reader does not know the field and will not ignore it.")]
    [InlineData("\"pairing\": \"interleaved\", \"local\": {\"head_dim\": 5}, " + End, "a/b.local.theta", "a/b.local.theta is missing.")]
    public void A_field_that_cannot_be_read_is_named(string rest, string field, string message)
    {
        var thrown = Assert.Throws<RopeConfigException>(() => ModelRow.Read(ConfigSection.Parse(Start + rest, "a/b")));
        Assert.Equal((field, message), (thrown.Field, thrown.Message));
    }

    [Fact]
    public void Local_layers_inherit_what_they_do_not_say()
    {
        RopeModel model = ModelRow.Read(ConfigSection.Parse(
            "{\"name\": \"a/b\", \"theta\": 9, \"head_dim\": 8, \"rotary_dim\": 4, \"pairing\": \"interleaved\", \"layers\": [\"local\", \"global\"], \"local\": {\"theta\": 5}, " + End, "a/b"));
        Assert.Equal((8, 4, 5.0), (model.Local!.HeadDim, model.Local.RotaryDim, model.Local.ThetaBase));
        Assert.Same(model.Local, model.ToLayers().ForLayer(0));
        Assert.Equal(9, model.ToLayers().ForLayer(1)!.ThetaBase);
        Assert.Equal((ModelConfidence.Port, "here", "", null), (model.Confidence, model.Source, model.Note, model.Context));
    }
}
