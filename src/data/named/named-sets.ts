// The named public datasets: mirrors, sizes and checksums of their files.

export interface DatasetFile {
  readonly name: string
  /** In bytes. */
  readonly size: number
  readonly sha256: string
}

/** A dataset as it is published, split into images for training and for validation. */
export interface NamedDataset {
  readonly name: string
  /** Of the files: MNIST's four (images and labels to train on, then those to validate), or CIFAR-10's archive. */
  readonly format: 'idx' | 'cifar'
  readonly training: number
  readonly validation: number
  /** Number of classes, the labels of its images. */
  readonly classes: number
  /** Shape of one image. */
  readonly shape: readonly number[]
  /** Base URLs of the files, the best first; each ends with a slash. */
  readonly mirrors: readonly string[]
  readonly files: readonly DatasetFile[]
}

const mnistLike = {
  format: 'idx',
  training: 60_000,
  validation: 10_000,
  classes: 10,
  shape: [28, 28],
} as const

// Sizes and checksums: tensorflow/datasets, tensorflow_datasets/url_checksums/<set>.txt. Mirrors: the sets' own
// pages, and those that torchvision, Keras, tensorflow/swift-models and MindSpore download from.
export const namedDatasets: readonly NamedDataset[] = [
  {
    ...mnistLike,
    name: 'mnist',
    mirrors: [
      'https://storage.googleapis.com/cvdf-datasets/mnist/',
      'https://ossci-datasets.s3.amazonaws.com/mnist/',
    ],
    files: [
      {
        name: 'train-images-idx3-ubyte.gz',
        size: 9_912_422,
        sha256: '440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609',
      },
      {
        name: 'train-labels-idx1-ubyte.gz',
        size: 28_881,
        sha256: '3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c',
      },
      {
        name: 't10k-images-idx3-ubyte.gz',
        size: 1_648_877,
        sha256: '8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6',
      },
      {
        name: 't10k-labels-idx1-ubyte.gz',
        size: 4_542,
        sha256: 'f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6',
      },
    ],
  },
  {
    ...mnistLike,
    name: 'fashion-mnist',
    mirrors: [
      'http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/',
      'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/',
      'https://storage.googleapis.com/tensorflow/tf-keras-datasets/',
    ],
    files: [
      {
        name: 'train-images-idx3-ubyte.gz',
        size: 26_421_880,
        sha256: '3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84',
      },
      {
        name: 'train-labels-idx1-ubyte.gz',
        size: 29_515,
        sha256: 'a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845',
      },
      {
        name: 't10k-images-idx3-ubyte.gz',
        size: 4_422_102,
        sha256: '346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073',
      },
      {
        name: 't10k-labels-idx1-ubyte.gz',
        size: 5_148,
        sha256: '67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5',
      },
    ],
  },
  {
    ...mnistLike,
    name: 'kmnist',
    mirrors: [
      'http://codh.rois.ac.jp/kmnist/dataset/kmnist/',
      'https://storage.googleapis.com/s4tf-hosted-binaries/datasets/KMNIST/',
    ],
    files: [
      {
        name: 'train-images-idx3-ubyte.gz',
        size: 18_165_135,
        sha256: '51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4',
      },
      {
        name: 'train-labels-idx1-ubyte.gz',
        size: 29_497,
        sha256: 'e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17',
      },
      {
        name: 't10k-images-idx3-ubyte.gz',
        size: 3_041_136,
        sha256: 'edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5',
      },
      {
        name: 't10k-labels-idx1-ubyte.gz',
        size: 5_120,
        sha256: '20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c',
      },
    ],
  },
  {
    name: 'cifar10',
    format: 'cifar',
    training: 50_000,
    validation: 10_000,
    classes: 10,
    shape: [3, 32, 32],
    mirrors: [
      'https://www.cs.toronto.edu/~kriz/',
      'https://storage.googleapis.com/s4tf-hosted-binaries/datasets/CIFAR10/',
      'https://mindspore-website.obs.cn-north-4.myhuaweicloud.com/notebook/datasets/',
    ],
    files: [
      {
        name: 'cifar-10-binary.tar.gz',
        size: 170_052_171,
        sha256: 'c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd',
      },
    ],
  },
]

/** The set of that name, undefined where none has it. */
export function namedDataset(name: string): NamedDataset | undefined {
  return namedDatasets.find((each) => each.name === name)
}
