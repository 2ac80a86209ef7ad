// A training step of ch13-vae with jax-js: one compiled function, gradients and Adam included. `.ref` keeps an array that
// is used again.
export async function jaxStep(jax, { batch, images, device = 'wasm' }) {
  const { numpy: np, nn, random, valueAndGrad, jit, tree } = jax
  await jax.init(device)
  jax.defaultDevice(device)
  const sizes = { e0: [784, 400], e1: [400, 400], posterior: [400, 400], d0: [200, 400] }
  Object.assign(sizes, { d1: [400, 400], out: [400, 784] })
  let params = {}
  for (const [index, [name, [from, to]]] of Object.entries(sizes).entries()) {
    const bound = 1 / Math.sqrt(from)
    const key = random.key(index)
    params[`${name}.weight`] = random.uniform(key, [from, to], { minval: -bound, maxval: bound })
    params[`${name}.bias`] = np.zeros([to])
  }
  const zeros = () =>
    Object.fromEntries(Object.keys(params).map((name) => [name, np.zeros(params[name].shape)]))
  let [first, second] = [zeros(), zeros()]

  const linear = (p, name, x) => np.matmul(x, p[`${name}.weight`]).add(p[`${name}.bias`])
  const active = (x) => nn.leakyRelu(x, 0.2)
  const loss = (p, x, noise) => {
    const hidden = active(linear(p, 'e1', active(linear(p, 'e0', x.ref))))
    const posterior = linear(p, 'posterior', hidden)
    const [mean, logVariance] = np.split(posterior, 2, 1)
    const latent = np.exp(logVariance.ref.mul(0.5)).mul(noise).add(mean.ref)
    const logits = linear(p, 'out', active(linear(p, 'd1', active(linear(p, 'd0', latent)))))
    const reconstruction = nn.softplus(logits.ref).sub(x.mul(logits)).sum()
    const kl = np.exp(logVariance.ref).add(np.square(mean)).sub(1).sub(logVariance).sum().mul(0.5)
    return reconstruction.add(kl)
  }
  const update = jit((p, m, v, x, noise, scale) => {
    const [value, gradients] = valueAndGrad(loss)(tree.ref(p), x, noise)
    const next = { p: {}, m: {}, v: {} }
    for (const name of Object.keys(p)) {
      const g = gradients[name]
      const mean = m[name].mul(0.9).add(g.ref.mul(0.1))
      const square = v[name].mul(0.999).add(np.square(g).mul(0.001))
      next.m[name] = mean.ref
      next.v[name] = square.ref
      next.p[name] = p[name].sub(mean.mul(scale.ref).div(np.sqrt(square).add(1e-8)))
    }
    scale.dispose()
    return [value, next.p, next.m, next.v]
  })

  let step = 0
  return async () => {
    const start = (step * batch) % (images.length / 784 - batch)
    const x = np.array(images.slice(start * 784, (start + batch) * 784)).reshape([batch, 784])
    const noise = random.normal(random.key(1000 + step), [batch, 200])
    step++
    const scale = (1e-3 * Math.sqrt(1 - 0.999 ** step)) / (1 - 0.9 ** step)
    const [value, p, m, v] = update(params, first, second, x, noise, np.array(scale))
    ;[params, first, second] = [p, m, v]
    const [sum] = await value.data()
    await jax.blockUntilReady(params)
    return sum / batch
  }
}
