// The modules that the user has named on this machine: only these are loaded for a run by itself. Node only.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { dataFolder } from '../../data/cache/data-folder.js'
import { writeAtomic } from '../../files/atomic-file.js'
import { makeFolders } from '../../files/make-folders.js'
import { type ModuleFile, moduleFileSchema } from './registered-types-schema.js'

const fileName = 'modules.json'
const maxTrusted = 1000

/** Whether the user has named this file, as it is. A folder of a run that came from elsewhere cannot make a program run. */
export async function isTrusted({ path, sha256 }: ModuleFile): Promise<boolean> {
  return (await trusted()).some((each) => each.path === path && each.sha256 === sha256)
}

/** Where the list cannot be written, the module must be named again for a run. */
export async function trustModule(module: ModuleFile): Promise<void> {
  if (await isTrusted(module)) return
  const others = (await trusted()).slice(0, maxTrusted - 1)
  try {
    await makeFolders(dataFolder())
    await writeAtomic(join(dataFolder(), fileName), JSON.stringify([module, ...others], null, 2))
  } catch {
    // A home folder that is read-only.
  }
}

async function trusted(): Promise<readonly ModuleFile[]> {
  try {
    const text = await readFile(join(dataFolder(), fileName), 'utf8')
    return z.array(moduleFileSchema).parse(JSON.parse(text))
  } catch {
    return []
  }
}
