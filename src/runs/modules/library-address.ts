// The addresses of this library's entries, for modules that import it from wherever they are. Node only.
// When the command line is bundled, those of the bundle's own copies: scripts/command.js.

const library = new URL('../../', import.meta.url)
export const libraryAddresses: Readonly<Record<string, string>> = {
  jamjae: new URL('index.js', library).href,
  'jamjae/node': new URL('node.js', library).href,
}
