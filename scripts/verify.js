// Compares what Jamjae computes and writes with PyTorch, ONNX and safetensors in Python (npm run verify).
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const interpreter = process.env.PYTHON ?? 'python3'
const packages = ['numpy', 'torch', 'onnx', 'onnxruntime', 'safetensors', 'tensorboard']
const parts = fileURLToPath(new URL('../test/verify/', import.meta.url))
const built = fileURLToPath(new URL('../dist/node.js', import.meta.url))

refuseWithout(built)
refuseWithoutPython()
const { arrays } = await import('../test/verify/arrays.js')
const { checkpoint } = await import('../test/verify/checkpoint.js')
const { disentanglement } = await import('../test/verify/disentanglement.js')
const { evaluation } = await import('../test/verify/evaluation.js')
const { exportedModels } = await import('../test/verify/export.js')
const { goldenFiles } = await import('../test/verify/golden.js')
const { idxFiles } = await import('../test/verify/idx.js')
const { imageQuality } = await import('../test/verify/image-quality.js')
const { importedWeights } = await import('../test/verify/import.js')
const { likelihoods } = await import('../test/verify/likelihoods.js')
const { onnxModels } = await import('../test/verify/onnx-models.js')
const { sampleQuality } = await import('../test/verify/sample-quality.js')
const { tables } = await import('../test/verify/table.js')
const { tensorboard } = await import('../test/verify/tensorboard.js')
const { threeSteps } = await import('../test/verify/three-steps.js')
const { nodeEngine } = await import('../dist/node.js')

const folder = await mkdtemp(join(tmpdir(), 'jamjae-verify-'))
const engine = await nodeEngine()
const counts = { passed: 0, failed: 0 }
try {
  for (const part of [
    onnxModels,
    threeSteps,
    goldenFiles,
    likelihoods,
    tables,
    idxFiles,
    checkpoint,
    tensorboard,
    arrays,
    evaluation,
    disentanglement,
    sampleQuality,
    imageQuality,
    importedWeights,
    exportedModels,
  ]) {
    const results = await part({ folder, python, engine }).catch((error) => [
      { check: `${part.name} runs`, passed: false, detail: error.message },
    ])
    for (const result of results) tell(result)
  }
} finally {
  await engine.close()
  await rm(folder, { recursive: true })
}
console.log(`${counts.passed} passed, ${counts.failed} failed`)
process.exitCode = counts.failed > 0 ? 1 : 0

function tell({ check, passed, skipped, detail }) {
  if (skipped) return console.log(`skipped  ${check}: ${skipped}`)
  counts[passed ? 'passed' : 'failed']++
  console.log(`${passed ? 'passed ' : 'FAILED '}  ${check}${detail ? ` (${detail})` : ''}`)
}

// Runs one of the Python parts, which prints one JSON object a check.
async function python(script, ...options) {
  const child = spawn(interpreter, [join(parts, script), ...options], {
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  })
  const [output, errors, status] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    new Promise((resolve, reject) => child.on('error', reject).on('close', resolve)),
  ])
  const results = output.split('\n').flatMap((line) => (line ? [JSON.parse(line)] : []))
  if (status === 0) return results
  const reason = errors.trim().split('\n').at(-1)
  return [...results, { check: `${script} ends well`, passed: false, detail: reason }]
}

async function textOf(stream) {
  let text = ''
  for await (const part of stream.setEncoding('utf8')) text += part
  return text
}

function refuseWithout(path) {
  if (existsSync(path)) return
  console.error(`verify: expected the built package, got no ${path}. Run npm run build`)
  process.exit(2)
}

function refuseWithoutPython() {
  const program = `import importlib.util as u; print(*[n for n in ${JSON.stringify(packages)} if not u.find_spec(n)])`
  const { error, stdout, status } = spawnSync(interpreter, ['-c', program], { encoding: 'utf8' })
  const missing = stdout?.trim()
  if (!error && status === 0 && !missing) return
  const actual = error || status !== 0 ? `no working ${interpreter}` : `none of: ${missing}`
  console.error(
    `verify: expected Python with ${packages.join(', ')}, got ${actual}. ` +
      `Run pip install ${packages.join(' ')} (PYTHON names another interpreter)`,
  )
  process.exit(2)
}
