/**
 * The rules of this house that no ready-made lint rule knows, as an oxlint plugin (see `.oxlintrc.json`).
 *
 * `tests/house/lint.test.ts` breaks each of them on purpose: a rule that cannot fail holds nothing.
 */
import { relative, sep } from 'node:path'
import { brokenArrow } from './arrows.ts'

interface Position {
  readonly line: number
  readonly column: number
}

interface Node {
  readonly type: string
  readonly loc: { readonly start: Position; readonly end: Position }
  readonly parent?: Node
}

interface Literal extends Node {
  readonly value: unknown
}

interface Named extends Node {
  readonly name?: string
}

interface Context {
  readonly filename: string
  readonly cwd: string
  readonly options: readonly unknown[]
  readonly sourceCode: { readonly lines: readonly string[] }
  readonly report: (found: { readonly message: string; readonly node: Node }) => void
}

type Visitor<N> = (node: N) => void

const arrows = {
  create(context: Context) {
    const from = relative(context.cwd, context.filename).replaceAll(sep, '/')
    const check: Visitor<{ readonly source?: Literal | null }> = node => {
      const source = node.source
      if (!source || typeof source.value !== 'string') return
      const message = brokenArrow(from, source.value)
      if (message !== null) context.report({ message, node: source })
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportAllDeclaration: check,
      ExportNamedDeclaration: check,
      TSImportType: check,
    }
  },
}

const noBarrel = {
  create(context: Context) {
    return {
      Program(program: Node & { readonly body: readonly (Node & { readonly source?: Literal | null })[] }) {
        const handsOn = (node: Node & { readonly source?: Literal | null }) =>
          node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && node.source)
        const first = program.body.find(handsOn)
        if (first && program.body.every(node => handsOn(node) || node.type === 'ImportDeclaration')) {
          context.report({
            message: 'A file that only hands on other files hides where things live.',
            node: first,
          })
        }
      },
    }
  },
}

const castSaysWhy = {
  create(context: Context) {
    return {
      TSAsExpression(node: Node & { readonly typeAnnotation: Node & { readonly typeName?: Named } }) {
        if (node.typeAnnotation.typeName?.name === 'const') return
        const { start, end } = node.loc
        const lines = context.sourceCode.lines.slice(start.line - 1, end.line)
        if (lines.some(line => /\/\/ \S|\/\* \S/.test(line))) return
        context.report({ message: 'An `as` carries its reason in a comment on the line.', node })
      },
    }
  },
}

const noClock = {
  create(context: Context) {
    const message = 'The domain is told the time and the chance: take `now` or `random` as an argument.'
    const isNamed = (node: Named, name: string) => node.type === 'Identifier' && node.name === name
    return {
      NewExpression(node: Node & { readonly callee: Named; readonly arguments: readonly Node[] }) {
        if (isNamed(node.callee, 'Date') && node.arguments.length === 0) context.report({ message, node })
      },
      CallExpression(node: Node & { readonly callee: Named }) {
        if (isNamed(node.callee, 'Date')) context.report({ message, node })
      },
      MemberExpression(node: Node & { readonly object: Named; readonly property: Named & Literal }) {
        const property = node.property.name ?? node.property.value
        const isClock = isNamed(node.object, 'Date') && property === 'now'
        const isChance = isNamed(node.object, 'Math') && property === 'random'
        const isNow = isNamed(node.object, 'Temporal') && property === 'Now'
        if (isClock || isChance || isNow) context.report({ message, node })
      },
    }
  },
}

/** Lines as an editor counts them, comments and blanks included: a limit that can be seen needs no explanation. */
function fileLines(max: number) {
  return {
    create(context: Context) {
      return {
        Program(node: Node) {
          const lines = context.sourceCode.lines
          const count = lines.at(-1) === '' ? lines.length - 1 : lines.length
          if (count > max) context.report({ message: `${count} lines; at most ${max}.`, node })
        },
      }
    },
  }
}

function functionLines(max: number) {
  return {
    create(context: Context) {
      const check: Visitor<Node> = node => {
        if (isTestGroup(node)) return
        const count = node.loc.end.line - node.loc.start.line + 1
        if (count > max) context.report({ message: `A function of ${count} lines; at most ${max}.`, node })
      }
      return { FunctionDeclaration: check, FunctionExpression: check, ArrowFunctionExpression: check }
    },
  }
}

/** The callback of `describe` groups tests; it is a heading, not a function that someone must hold in mind. */
function isTestGroup(node: Node): boolean {
  const call: (Node & { readonly callee?: Named }) | undefined = node.parent
  return call?.type === 'CallExpression' && call.callee?.name === 'describe'
}

export default {
  meta: { name: 'house' },
  rules: {
    arrows,
    'no-barrel': noBarrel,
    'cast-says-why': castSaysWhy,
    'no-clock': noClock,
    'file-lines-wanted': fileLines(250),
    'file-lines': fileLines(400),
    'function-lines-wanted': functionLines(40),
    'function-lines': functionLines(80),
  },
}
