// Linear models, whose optimum is known in closed form: principal components, and probabilistic PCA.
import {
  EigenvalueDecomposition,
  Matrix,
  QrDecomposition,
  SingularValueDecomposition,
} from 'ml-matrix'
import { loadData, loadRun } from '../../dist/node.js'
import { answer, path, trained } from '../measure.js'

export const linear = {
  name: 'linear',
  title: { en: 'Linear models and PCA', ko: '선형 모델과 PCA' },
  data: {
    en: 'MNIST, 60,000 training digits as they are, in [0, 1]',
    ko: 'MNIST 학습 숫자 60,000개, [0, 1]의 값 그대로',
  },
  protocol: {
    en: 'Ten latents, Adam with a cosine schedule. The principal axes are those of the exact covariance. The residual is the mean squared error of the training digits; the angle is the largest principal angle between the decoder’s columns and the first ten axes. The likelihood of probabilistic PCA is its maximum in closed form (Tipping & Bishop 1999, equations 3 to 8), ours is that of the same digits by 50 importance samples, with one learned standard deviation (−ELBO in brackets)',
    ko: '잠재변수 10개, Adam과 코사인 스케줄. 주축은 정확한 공분산에서 구했습니다. 잔차는 학습 숫자의 평균 제곱 오차이고, 각도는 디코더의 열과 처음 열 주축 사이의 가장 큰 주각입니다. 확률적 PCA의 가능도는 닫힌 형태의 최댓값(Tipping & Bishop 1999, 식 3~8)이고, 우리 값은 같은 숫자를 중요도 표본 50개로 잰 것입니다(학습한 표준편차 하나, 괄호 안은 −ELBO)',
  },
  source:
    'Baldi & Hornik 1989; Tipping & Bishop 1999, doi:10.1111/1467-9868.00196; Lucas et al., arXiv:1911.02469',
  async measure({ data }) {
    const exact = await principalAxes(data)
    const latents = 10
    const autoencoder = await trained('linear-autoencoder', {
      ...{ data, configuration: path('configurations/linear-autoencoder.json') },
    })
    const { representation } = await answer('evaluate', autoencoder.folder, '--split', 'train')
    const vae = await trained('linear-vae', {
      ...{ data, configuration: path('configurations/linear-vae.json') },
    })
    const words = ['--split', 'train', '--samples', '50']
    const { train, importanceWeighted } = await answer('evaluate', vae.folder, ...words)
    return {
      residual: {
        exact: exact.residual(latents) / exact.values.length,
        ours: representation.squaredError.mean,
      },
      degrees: largestAngle(await decoderColumns(autoencoder.folder), exact.axes(latents)),
      negativeLogLikelihood: {
        exact: exact.negativeLogLikelihood(latents),
        ours: -importanceWeighted.bound.mean,
        elbo: train.elbo.mean,
      },
    }
  },
  lines({ residual, degrees, negativeLogLikelihood }) {
    const excess = residual.ours / residual.exact - 1
    const difference = negativeLogLikelihood.ours - negativeLogLikelihood.exact
    return [
      {
        name: { en: 'linear autoencoder: residual', ko: '선형 오토인코더: 잔차' },
        published: `${residual.exact.toFixed(6)} (PCA)`,
        ours: `${residual.ours.toFixed(6)} (+${(100 * excess).toFixed(3)} %)`,
        tolerance: '0.1 %',
        isHeld: Math.abs(excess) <= 0.001,
      },
      {
        name: {
          en: 'linear autoencoder: largest principal angle',
          ko: '선형 오토인코더: 가장 큰 주각',
        },
        published: '0°',
        ours: `${degrees.toFixed(2)}°`,
        tolerance: '2°',
        isHeld: degrees <= 2,
      },
      {
        name: {
          en: 'linear VAE, one learned σ: −log p(x)',
          ko: '선형 VAE, 학습한 σ 하나: −log p(x)',
        },
        published: `${negativeLogLikelihood.exact.toFixed(3)} (pPCA)`,
        ours: `${negativeLogLikelihood.ours.toFixed(3)} (${(-negativeLogLikelihood.elbo).toFixed(3)})`,
        tolerance: '0.05',
        isHeld: Math.abs(difference) <= 0.05,
      },
    ]
  },
}

/** The eigenvalues of the covariance of the training digits, largest first, and what follows from them. */
async function principalAxes(source) {
  const { train } = await loadData(source)
  const size = train.shape.reduce((product, side) => product * side, 1)
  const bytes = new Uint8Array(train.count * size)
  await train.read(
    Uint32Array.from({ length: train.count }, (_, index) => index),
    bytes,
  )
  const mean = new Float64Array(size)
  for (let at = 0; at < bytes.length; at++) mean[at % size] += bytes[at] / 255 / train.count
  const covariance = new Float64Array(size * size)
  const centred = new Float64Array(size)
  for (let item = 0; item < train.count; item++) {
    for (let at = 0; at < size; at++) centred[at] = bytes[item * size + at] / 255 - mean[at]
    for (let row = 0; row < size; row++) {
      const value = centred[row] / train.count
      for (let column = 0; column <= row; column++)
        covariance[row * size + column] += value * centred[column]
    }
  }
  const matrix = new Matrix(size, size)
  for (let row = 0; row < size; row++)
    for (let column = 0; column <= row; column++) {
      matrix.set(row, column, covariance[row * size + column])
      matrix.set(column, row, covariance[row * size + column])
    }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, {
    assumeSymmetric: true,
  })
  const order = [...realEigenvalues.keys()].sort((a, b) => realEigenvalues[b] - realEigenvalues[a])
  const values = order.map((index) => realEigenvalues[index])
  const residual = (count) => values.slice(count).reduce((sum, value) => sum + value, 0)
  return {
    values,
    residual,
    axes: (count) => eigenvectorMatrix.subMatrixColumn(order.slice(0, count)),
    negativeLogLikelihood(count) {
      const variance = residual(count) / (size - count)
      const logarithms = values.slice(0, count).reduce((sum, value) => sum + Math.log(value), 0)
      const determinant = logarithms + (size - count) * Math.log(variance)
      return 0.5 * (size * Math.log(2 * Math.PI) + determinant + size)
    },
  }
}

/** The decoder's columns: what each latent adds. Shape: [size, latents]. */
async function decoderColumns(folder) {
  const run = await loadRun(folder)
  try {
    const { latent } = run.model
    const points = new Float32Array((latent + 1) * latent)
    for (let at = 0; at < latent; at++) points[(at + 1) * latent + at] = 1
    const decoded = await run.decode(points)
    const size = decoded.length / (latent + 1)
    const columns = new Matrix(size, latent)
    for (let row = 0; row < size; row++)
      for (let column = 0; column < latent; column++)
        columns.set(row, column, decoded[(column + 1) * size + row] - decoded[row])
    return columns
  } finally {
    await run.close()
  }
}

/** In degrees. Shapes: [size, latents]; `axes` is orthonormal. */
function largestAngle(columns, axes) {
  const basis = new QrDecomposition(columns).orthogonalMatrix
  const { diagonal } = new SingularValueDecomposition(axes.transpose().mmul(basis))
  return (Math.acos(Math.min(1, Math.min(...diagonal))) * 180) / Math.PI
}
