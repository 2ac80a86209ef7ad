// The published package: small, complete, without development files, and working after installation.
import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { targets } from './markdown.js'
import { installPacked, type Packed, pack } from './packed-package.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const description = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))

describe('the package', () => {
  let packed: Packed
  let paths: readonly string[]
  beforeAll(async () => {
    packed = await pack()
    paths = packed.files.map(({ path }) => path)
  })

  it('is smaller than 12 MB', () => {
    expect(packed.unpackedSize).toBeLessThan(12e6)
    expect(packed.unpackedSize).toBeGreaterThan(1e6)
  })

  it('has neither tests nor sources', () => {
    expect(paths.filter((path) => /\.test\.|^test\/|\.svelte$/.test(path))).toEqual([])
    expect(paths.filter((path) => path.startsWith('src/'))).toEqual(['src/recipes/README.md'])
  })

  it('has no file of another package twice', () => {
    expect(paths.filter((path) => path.endsWith('.wasm'))).toEqual([])
    expect(paths.filter((path) => path.includes('-ubyte')).length).toBe(4)
  })

  it.each(['README.md', 'README.ko.md'])(
    'has every file that %s and its documents link to',
    async (name) => {
      const read = new Set<string>()
      const lost: string[] = []
      const follow = async (from: string) => {
        read.add(from)
        for (const target of targets(await readFile(join(root, from), 'utf8'))) {
          if (/^[a-z]+:/.test(target)) continue
          const [link = ''] = decodeURI(target).split('#')
          if (link === '') continue
          const to = posix.join(posix.dirname(from), link).replace(/\/$/, '')
          if (!paths.some((path) => path === to || path.startsWith(`${to}/`)))
            lost.push(`${from}: ${to}`)
          else if (to.startsWith('docs/') && to.endsWith('.md') && !read.has(to)) await follow(to)
        }
      }
      await follow(name)
      expect(read.size).toBeGreaterThan(3)
      expect(lost).toEqual([])
    },
  )

  it('has the files of package.json, and publint finds nothing', async () => {
    const { messages, pkg } = await publint({ pkgDir: root, pack: 'npm', strict: true })
    expect(pkg.name).toBe('jamjae')
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([])
  })

  it('has all parts of ONNX Runtime in one version, exactly', () => {
    const versions = Object.entries<string>(description.dependencies)
      .filter(([name]) => name.startsWith('onnxruntime-'))
      .map(([, version]) => version)
    expect(versions.length).toBe(3)
    expect([...new Set(versions)]).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+$/)])
  })
})

describe('installed from its archive', () => {
  let project: string
  beforeAll(async () => {
    project = await realpath(await mkdtemp(join(tmpdir(), 'jamjae-installed-')))
    await installPacked(project)
    for (const name of Object.keys(description.dependencies)) {
      const place = join(project, 'node_modules', name)
      await mkdir(dirname(place), { recursive: true })
      await symlink(join(root, 'node_modules', name), place, 'junction')
    }
  })
  afterAll(() => rm(project, { recursive: true, force: true }))

  const jamjae = (...words: string[]) => {
    const bin = join(project, 'node_modules', 'jamjae', 'bin', 'jamjae.js')
    const { status, stderr } = spawnSync(process.execPath, [bin, ...words], {
      cwd: project,
      encoding: 'utf8',
    })
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' })
  }

  it('trains on the built-in digits, and publishes a site with ONNX Runtime in it', async () => {
    const settings = ['--set', 'model.encoder.0.units=8', '--set', 'model.decoder.0.units=8']
    jamjae('train', 'ch13-vae', '--epochs', '1', '--latent', '2', '--out', 'run', ...settings)
    jamjae('publish', 'run', '--out', 'site')
    const assets = await readdir(join(project, 'site', 'assets'))
    const [wasm = 'none'] = assets.filter((name) => name.endsWith('.wasm'))
    const runtime = join(root, 'node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm')
    const published = await readFile(join(project, 'site', 'assets', wasm))
    expect(published.equals(await readFile(runtime))).toBe(true)
  })
})
