import type { Schemas } from './types'
import { answer, client } from './client'

export const getSession = () => answer(client.GET('/session'))
export const signIn = (body: Schemas['SignInInput']) => answer(client.POST('/session', { body }))
export const signOut = () => client.DELETE('/session')
export const register = (body: Schemas['RegisterLitigant']) => answer(client.POST('/registrations', { body }))
export const changePassword = (body: Schemas['ChangePasswordInput']) => answer(client.POST('/session/password', { body }))
export const startTotp = () => answer(client.POST('/session/totp'))
export const confirmTotp = (code: string) => client.POST('/session/totp/confirm', { body: { code } })
export const removeTotp = (password: string) => client.DELETE('/session/totp', { body: { password } })
