// Writes a Svelte component as TypeScript that means the same to a type checker.
import { parse } from 'svelte/compiler'

const head = `import type { Component as AnyComponent__ } from 'svelte'
import type { SvelteHTMLElements as Elements__ } from 'svelte/elements'
declare function component__<P extends Record<string, any>, E extends Record<string, any>>(component: AnyComponent__<P, E>, props: P): E
declare function items__<T>(items: Iterable<T> | ArrayLike<T> | null | undefined): Iterable<T>
declare function bound__<T>(get: () => T, set: (value: T) => void): void
export type Names__ = keyof Elements__
type Tags__ = SVGElementTagNameMap & HTMLElementTagNameMap
declare function element__<Tag extends keyof Tags__>(tag: Tag): Tags__[Tag]
`

/** Attributes that are numbers, though they are written as text. */
const numeric = ['tabindex', 'colspan', 'rowspan']

/** Names of the types that a component is given: `<script generics="A, B">`. */
function generics(instance) {
  const attribute = instance?.attributes.find(({ name }) => name === 'generics')
  return attribute ? attribute.value[0].data.split(',').map((name) => name.trim()) : []
}

/** The script as it is, and the template as a function in which every expression stands where its names are known. */
export function componentTypes(source) {
  const { fragment, instance, module } = parse(source, { modern: true })
  const text = (node) => source.slice(node.start, node.end)
  const script = (part) => (part ? source.slice(part.content.start, part.content.end) : '')
  const props = propsType(instance, text)
  return [
    head,
    script(module),
    ...generics(instance).map((name) => `type ${name} = any`),
    script(instance),
    `export async function template__() {\n${block(fragment)}\n}`,
    `type Made__ = { ${exported(instance).join('; ')} }`,
    `declare const Made__: AnyComponent__<${props}, Made__>\nexport default Made__`,
  ].join('\n')

  function block({ nodes }) {
    return nodes.map(statement).join('\n')
  }

  function statement(node) {
    switch (node.type) {
      case 'Text':
      case 'Comment':
        return ''
      case 'ExpressionTag':
      case 'HtmlTag':
      case 'RenderTag':
        return `;(${text(node.expression)});`
      case 'ConstTag':
        return `${text(node.declaration)};`
      case 'IfBlock': {
        const otherwise = node.alternate ? ` else {\n${block(node.alternate)}\n}` : ''
        return `if (${text(node.test)}) {\n${block(node.consequent)}\n}${otherwise}`
      }
      case 'EachBlock': {
        const index = node.index ? `const ${node.index} = 0 as number;` : ''
        const key = node.key ? `;(${text(node.key)});` : ''
        const item = node.context ? typed(node.context) : '_item'
        const fallback = node.fallback ? `{\n${block(node.fallback)}\n}` : ''
        return `for (const ${item} of items__(${text(node.expression)})) {\n${index}${key}\n${block(node.body)}\n}${fallback}`
      }
      case 'AwaitBlock': {
        const [value, error] = [node.value && typed(node.value), node.error && typed(node.error)]
        const awaited = `await ${text(node.expression)}`
        return [
          node.pending ? `{\n${block(node.pending)}\n}` : '',
          `{\n${value ? `const ${value} = ${awaited}` : `;(${awaited});`}\n${node.then ? block(node.then) : ''}\n}`,
          node.catch
            ? `{\n${error ? `const ${error} = 0 as unknown` : ''}\n${block(node.catch)}\n}`
            : '',
        ].join('\n')
      }
      case 'KeyBlock':
        return `;(${text(node.expression)});\n${block(node.fragment)}`
      case 'SnippetBlock': {
        // What a component gives to a snippet of its own is not followed.
        const parameters = node.parameters
          .map((each) => (each.typeAnnotation ? typed(each) : `${typed(each)}: any`))
          .join(', ')
        const name = text(node.expression)
        return `function ${name}(${parameters}): any {\n${block(node.body)}\n}\nvoid ${name}`
      }
      case 'Component': {
        const given = node.attributes.map(property).filter(Boolean)
        const hasChildren = node.fragment.nodes.some(
          ({ type, data }) => type !== 'Text' || data.trim(),
        )
        if (hasChildren) given.push('children: null as any')
        const bound = node.attributes.find(
          ({ type, name }) => type === 'BindDirective' && name === 'this',
        )
        const made = `component__(${node.name}, { ${given.join(', ')} })`
        return `${bound ? `${text(bound.expression)} = ` : ''}${made}\n{\n${block(node.fragment)}\n}`
      }
      default:
        return element(node)
    }
  }

  function element(node) {
    const given = node.attributes.map(property).filter(Boolean).join(', ')
    const tag = node.tag ? `;(${text(node.tag)});` : ''
    const attributes = given ? `${tag};({ ${given} }) satisfies Elements__['${node.name}'];` : tag
    const directives = node.attributes.map((each) => directive(each, node.name)).join('\n')
    return `${attributes}\n${directives}\n${node.fragment ? `{\n${block(node.fragment)}\n}` : ''}`
  }

  /** As a property of an object; undefined for what is none. */
  function property(attribute) {
    if (attribute.type === 'SpreadAttribute') return `...${text(attribute.expression)}`
    if (attribute.type !== 'Attribute') return undefined
    const { name, value } = attribute
    if (value === true) return `'${name}': true`
    const parts = Array.isArray(value) ? value : [value]
    const [only] = parts
    const written =
      parts.length === 1
        ? only.type === 'Text'
          ? literal(name, only.data)
          : text(only.expression)
        : `[${parts.map((part) => (part.type === 'Text' ? JSON.stringify(part.data) : text(part.expression)))}].join('')`
    return `'${name}': ${written}`
  }

  function literal(name, data) {
    return numeric.includes(name) ? data : JSON.stringify(data)
  }

  function directive({ type, name, expression, value }, tag) {
    switch (type) {
      case 'BindDirective':
        if (name === 'this') return `${text(expression)} = element__('${tag}')`
        return expression.type === 'SequenceExpression'
          ? `bound__(${expression.expressions.map(text).join(', ')})`
          : `;(${text(expression)});`
      case 'ClassDirective':
        return `;(${text(expression)});`
      case 'StyleDirective': {
        const parts = value === true ? [] : Array.isArray(value) ? value : [value]
        const found = parts.flatMap((part) => (part.type === 'Text' ? [] : text(part.expression)))
        return found.map((each) => `;(${each});`).join('')
      }
      case 'UseDirective':
      case 'AttachTag':
        return expression ? `;(${text(expression)});` : ''
      default:
        return ''
    }
  }

  /** A pattern with its type, which is not in the node's own range. */
  function typed(pattern) {
    return pattern.typeAnnotation
      ? source.slice(pattern.start, pattern.typeAnnotation.end)
      : text(pattern)
  }
}

/** What a component lets others call. */
function exported(instance) {
  const found = (instance?.content.body ?? []).map(({ declaration }) => declaration?.id?.name)
  return found.filter(Boolean).map((name) => `${name}: typeof ${name}`)
}

function propsType(instance, text) {
  for (const node of instance?.content.body ?? [])
    for (const { id, init } of node.declarations ?? [])
      if (init?.callee?.name === '$props' && id.typeAnnotation)
        return text(id.typeAnnotation.typeAnnotation)
  return 'Record<string, never>'
}
