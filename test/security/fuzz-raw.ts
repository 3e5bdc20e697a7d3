import fc from 'fast-check';

/** Broken request lines, headers, lengths and bodies, each ended so that the server need not wait. */
export function rawRequests(): fc.Arbitrary<string> {
  const bytes = fc.string({ unit: fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code)), maxLength: 60 });
  const end = 'connection: close\r\n\r\n';
  return fc.oneof(
    bytes.map((path) => `GET /${path.replace(/[\r\n ]/g, '')} HTTP/1.1\r\nhost: x\r\n${end}`),
    bytes.map((path) => `GET /opportunita?q=${path.replace(/[\r\n ]/g, '')} HTTP/1.1\r\nhost: x\r\n${end}`),
    bytes.map((value) => `GET / HTTP/1.1\r\nhost: x\r\nx-junk: ${value.replace(/[\r\n]/g, '')}\r\n${end}`),
    bytes.map((value) => `GET / HTTP/1.1\r\nhost: ${value.replace(/[\r\n]/g, '')}\r\n${end}`),
    bytes.map((method) => `${method.replace(/[\r\n]/g, '')} / HTTP/1.1\r\nhost: x\r\n${end}`),
    bytes.map(
      (body) =>
        `POST /pagina-chiara HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n${end}${body}`,
    ),
    bytes.map(
      (body) =>
        `POST /api/v1/matches HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n${end}${body}\r\n0\r\n\r\n`,
    ),
    fc.constant(`GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(40_000)}\r\n${end}`),
    fc.constant(`GET /${'a'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n${end}`),
    fc.constant(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n${end}0\r\n\r\n`),
    fc.constant(`GET http://evil.example/ HTTP/1.1\r\nhost: x\r\n${end}`),
    fc.constant(`GET * HTTP/1.1\r\nhost: x\r\n${end}`),
    fc.constant(`GET / HTTP/9.9\r\nhost: x\r\n${end}`),
    fc.constant(`GET / HTTP/1.1\r\n${end}`),
    fc.constant(`CONNECT evil.example:443 HTTP/1.1\r\nhost: x\r\n${end}`),
  );
}
