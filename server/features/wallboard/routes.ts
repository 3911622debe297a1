/** The supervisor's wallboard: for leads and the head. */
import type { FastifyInstance } from 'fastify'
import { Wallboard, WallboardHours } from '../../../contract/wallboard.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { route } from '../../http/route.ts'
import { openBoard, type BoardSetting } from './handle.ts'

export interface WallboardSetting extends BoardSetting {
  readonly app: FastifyInstance
  readonly reception: Reception
}

export function wallboardRoutes(setting: WallboardSetting): void {
  const { app, reception } = setting
  const board = openBoard(setting)
  const url = '/api/desk/wallboard'

  route(
    app,
    { method: 'GET', url, says: 'The line now, by skill, and what everybody is doing', answer: Wallboard },
    async ({ request }) => {
      const { actor, house } = await reception.asker(request)
      mustBeAllowed(actor, 'see wallboard', null)
      return await board.now(house)
    },
  )

  route(
    app,
    {
      method: 'GET',
      url: `${url}/hours`,
      says: 'The last twelve hours of the line, what selling cost, and tomorrow’s staffing',
      answer: WallboardHours,
    },
    async ({ request }) => {
      const { actor, house } = await reception.asker(request)
      mustBeAllowed(actor, 'see wallboard', null)
      return await board.hours(house)
    },
  )
}
