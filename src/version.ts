// The version of this package, as it is written into runs and models. A test holds it to package.json.
export const version = '0.1.0'
