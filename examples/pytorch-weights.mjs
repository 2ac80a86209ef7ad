// Takes over weights that PyTorch saved as safetensors, and encodes with them.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as jamjae from 'jamjae/node'

// In place of `save_file(model.state_dict(), 'vae.safetensors')`: the modules of PyTorch's own example of a VAE.
const modules = { fc1: [64, 784], fc21: [2, 64], fc22: [2, 64], fc3: [64, 2], fc4: [784, 64] }
const header = {}
const arrays = []
let length = 0
for (const [name, [outputs, inputs]] of Object.entries(modules))
  for (const [item, shape] of Object.entries({ weight: [outputs, inputs], bias: [outputs] })) {
    const values = new Float32Array(outputs * (shape[1] ?? 1)).map((_, at) => Math.sin(at) / 8)
    const offsets = [length, length + values.byteLength]
    header[`${name}.${item}`] = { dtype: 'F32', shape, data_offsets: offsets }
    arrays.push(Buffer.from(values.buffer))
    length += values.byteLength
  }
const json = Buffer.from(JSON.stringify(header))
const size = Buffer.alloc(8)
size.writeBigUInt64LE(BigInt(json.length))
const folder = await mkdtemp(join(tmpdir(), 'weights-'))
const file = join(folder, 'vae.safetensors')
await writeFile(file, Buffer.concat([size, json, ...arrays]))

const layers = [jamjae.linear(64), jamjae.relu()]
const count = await jamjae.importWeights({
  run: join(folder, 'run'),
  file,
  configuration: jamjae.resolveConfiguration({
    name: 'imported',
    model: {
      type: 'vae',
      input: [28, 28],
      encoder: layers,
      latent: 2,
      decoder: layers,
      likelihood: jamjae.bernoulli(),
    },
    training: { epochs: 1, batchSize: 100, optimizer: jamjae.adam() },
  }),
  // Names that are not known are paired by hand; both heads of the posterior are one layer here.
  renamings: [
    { theirs: 'fc1', ours: 'encoder.0' },
    { theirs: 'fc21', ours: 'posterior.mean' },
    { theirs: 'fc22', ours: 'posterior.logVariance' },
    { theirs: 'fc3', ours: 'decoder.0' },
    { theirs: 'fc4', ours: 'output' },
  ],
})
const run = await jamjae.loadRun(join(folder, 'run'))
const { mean } = await run.encode((await jamjae.loadData('digits')).validation)
console.log(`${count} tensors, status: ${run.description.status}, ${mean.length / 2} codes`)
await run.close()
await rm(folder, { recursive: true })
