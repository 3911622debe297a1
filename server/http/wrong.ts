/** What is wrong with a field, as zod found it, in words that say what to send instead. */
import type { z } from 'zod'
import type { SayWrong } from '../../contract/words/wrong-en.ts'

type Issue = z.core.$ZodIssue

/** @param issue as zod tells it, its input included: of what is missing, that is undefined */
export function sayWrong(issue: Issue): SayWrong {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? say => say.missing : ofType(issue.expected)
    case 'too_small':
      return tooSmall(String(issue.origin), Number(issue.minimum))
    case 'too_big':
      return tooBig(String(issue.origin), Number(issue.maximum))
    case 'not_multiple_of':
      return say => say.stepsOf(issue.divisor)
    case 'invalid_format':
      return ofFormat(issue)
    case 'invalid_value': {
      if (issue.input === undefined) return say => say.missing
      const choices = issue.values.map(String)
      const [only = ''] = choices
      return choices.length === 1 ? say => say.exactly(only) : say => say.oneOf(choices)
    }
    case 'unrecognized_keys':
      return say => say.notKnown(issue.keys)
    case 'invalid_union':
      return ofUnion(issue)
    default:
      return say => say.somethingElse
  }
}

function ofType(expected: string): SayWrong {
  switch (expected) {
    case 'string':
      return say => say.text
    case 'number':
    case 'nan':
      return say => say.number
    case 'int':
    case 'bigint':
      return say => say.wholeNumber
    case 'boolean':
      return say => say.yesOrNo
    case 'array':
    case 'tuple':
      return say => say.list
    case 'object':
    case 'record':
      return say => say.fields
    default:
      return say => say.somethingElse
  }
}

function tooSmall(origin: string, least: number): SayWrong {
  if (origin === 'string') return least === 1 ? say => say.notEmpty : say => say.atLeast(least)
  return origin === 'array' || origin === 'set' ? say => say.atLeastSoMany(least) : say => say.from(least)
}

function tooBig(origin: string, most: number): SayWrong {
  if (origin === 'string') return say => say.atMost(most)
  return origin === 'array' || origin === 'set' ? say => say.atMostSoMany(most) : say => say.upTo(most)
}

function ofFormat(issue: Extract<Issue, { code: 'invalid_format' }>): SayWrong {
  if ('prefix' in issue && typeof issue.prefix === 'string') {
    const { prefix } = issue
    return say => say.beginsWith(prefix)
  }
  switch (issue.format) {
    case 'uuid':
    case 'guid':
      return say => say.id
    case 'email':
      return say => say.email
    case 'url':
      return say => say.link
    case 'date':
    case 'datetime':
      return say => say.date
    default:
      return say => say.somethingElse
  }
}

/** Which of several things it is, is told by one field; else the first of them is what is mostly sent. */
function ofUnion(issue: Extract<Issue, { code: 'invalid_union' }>): SayWrong {
  if (issue.input === undefined) return say => say.missing
  if ('options' in issue && Array.isArray(issue.options)) {
    const choices = issue.options.map(String)
    return say => say.oneOf(choices)
  }
  const [first] = issue.errors[0] ?? []
  return first && first.path.length === 0 ? sayWrong(first) : say => say.somethingElse
}
