// All files below a folder.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Paths of all files below a folder and its subfolders, in no particular order. Links are neither listed nor followed:
 *  `readdir` follows them when it is recursive, in Node 26 also where it tells what each entry is. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const found = await Promise.all(
    entries.map((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return filesBelow(path)
      return entry.isFile() ? [path] : []
    }),
  )
  return found.flat()
}
