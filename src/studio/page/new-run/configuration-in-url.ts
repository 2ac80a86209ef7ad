// A configuration as a part of an address: compressed, in characters that addresses allow.

export async function encodeConfiguration(configuration: unknown): Promise<string> {
  const bytes = await pipeBytes(
    new TextEncoder().encode(JSON.stringify(configuration)),
    new CompressionStream('deflate-raw'),
  )
  const text = String.fromCharCode(...bytes)
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** Also accepts plain JSON. Throws if it is neither. */
export async function decodeConfiguration(text: string): Promise<unknown> {
  if (text.trimStart().startsWith('{')) return JSON.parse(text)
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
  return JSON.parse(
    new TextDecoder().decode(await pipeBytes(bytes, new DecompressionStream('deflate-raw'))),
  )
}

async function pipeBytes(
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const result = new Blob([bytes]).stream().pipeThrough(transform)
  return new Uint8Array(await new Response(result).arrayBuffer())
}
