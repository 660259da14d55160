using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RopeCourse.Kernel;

/// <summary>Holds what a client and a kernel must agree on: address, ports and the key that signs messages.</summary>
internal sealed record ConnectionFile
{
    public required string Ip { get; init; }

    public string Transport { get; init; } = "tcp";

    public required string Key { get; init; }

    public string SignatureScheme { get; init; } = "hmac-sha256";

    public required int ShellPort { get; init; }

    public required int ControlPort { get; init; }

    public required int IoPubPort { get; init; }

    public required int StdinPort { get; init; }

    public required int HeartbeatPort { get; init; }

    /// <summary>Gets the ports in one order: shell, control, output, input, heartbeat.</summary>
    public int[] Ports => [ShellPort, ControlPort, IoPubPort, StdinPort, HeartbeatPort];

    public string Address(int port) => $"{Transport}://{Ip}:{port}";

    /// <exception cref="InvalidDataException">The file is no connection file, or asks for what the kernel cannot do.</exception>
    public static ConnectionFile Read(string path)
    {
        try
        {
            JsonNode json = JsonNode.Parse(File.ReadAllText(path)) ?? throw new InvalidDataException($"The connection file {path} is empty.");
            var file = new ConnectionFile
            {
                Ip = (string?)json["ip"] ?? "127.0.0.1",
                Transport = (string?)json["transport"] ?? "tcp",
                Key = (string?)json["key"] ?? "",
                SignatureScheme = (string?)json["signature_scheme"] ?? "hmac-sha256",
                ShellPort = (int)json["shell_port"]!,
                ControlPort = (int)json["control_port"]!,
                IoPubPort = (int)json["iopub_port"]!,
                StdinPort = (int)json["stdin_port"]!,
                HeartbeatPort = (int)json["hb_port"]!,
            };
            if (file.Transport is not ("tcp" or "ipc"))
                throw new InvalidDataException($"The connection file asks for the transport \"{file.Transport}\"; this kernel speaks tcp and ipc.");
            if (file.Transport == "tcp" && !(IPAddress.TryParse(file.Ip, out IPAddress? address) && IPAddress.IsLoopback(address)) && file.Key.Length == 0)
                throw new InvalidDataException($"The connection file opens the address {file.Ip} without a key, so that anybody could run code here; give it a key, or the address 127.0.0.1.");
            if (file.Transport == "ipc" && file.Key.Length == 0)
                throw new InvalidDataException("The connection file asks for ipc without a key. Behind its sockets this kernel listens on loopback ports, where any user of this machine could run code; give it a key.");
            if (file.SignatureScheme != "hmac-sha256")
                throw new InvalidDataException($"The connection file asks for the signature scheme \"{file.SignatureScheme}\"; this kernel signs with hmac-sha256.");
            return file;
        }
        catch (Exception error) when (error is JsonException or NullReferenceException or ArgumentNullException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"The file {path} is not a Jupyter connection file: {error.Message}", error);
        }
    }

    /// <summary>Writes the file so that only its owner can read it; it must not exist yet.</summary>
    public void Write(string path)
    {
        var json = new JsonObject
        {
            ["ip"] = Ip,
            ["transport"] = Transport,
            ["key"] = Key,
            ["signature_scheme"] = SignatureScheme,
            ["shell_port"] = ShellPort,
            ["control_port"] = ControlPort,
            ["iopub_port"] = IoPubPort,
            ["stdin_port"] = StdinPort,
            ["hb_port"] = HeartbeatPort,
        };
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(path, options);
        stream.Write(JsonSerializer.SerializeToUtf8Bytes(json));
    }
}
