// A training step of ch13-vae with TensorFlow.js: its layers, its automatic gradients and its Adam.
export async function tfjsStep(tf, { batch, images }) {
  const dense = (units, from, activation) =>
    tf.layers.dense({ units, inputShape: [from], ...(activation && { activation }) })
  const leaky = () => tf.layers.leakyReLU({ alpha: 0.2 })
  const encoder = tf.sequential({
    layers: [dense(400, 784), leaky(), dense(400, 400), leaky(), dense(400, 400)],
  })
  const decoder = tf.sequential({
    layers: [dense(400, 200), leaky(), dense(400, 400), leaky(), dense(784, 400)],
  })
  const optimizer = tf.train.adam(1e-3)
  const loss = (x) => {
    const [mean, logVariance] = tf.split(encoder.apply(x), 2, 1)
    const latent = logVariance
      .mul(0.5)
      .exp()
      .mul(tf.randomNormal([batch, 200]))
      .add(mean)
    const logits = decoder.apply(latent)
    const reconstruction = tf.softplus(logits).sub(x.mul(logits)).sum()
    const kl = logVariance.exp().add(mean.square()).sub(1).sub(logVariance).sum().mul(0.5)
    return reconstruction.add(kl)
  }
  let step = 0
  return async () => {
    const start = (step++ * batch) % (images.length / 784 - batch)
    const x = tf.tensor2d(images.slice(start * 784, (start + batch) * 784), [batch, 784])
    const value = optimizer.minimize(() => loss(x), true)
    const [sum] = await value.data()
    x.dispose()
    value.dispose()
    return sum / batch
  }
}
