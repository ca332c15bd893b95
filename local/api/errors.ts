import type { Refusal, RefusalCode } from '../engine/index.ts';
import { cutText } from '../error-texts.ts';
import { type HttpResponse, json } from '../http/http.ts';
import type { ServedModel, ServiceName } from './model.ts';

/** An error that the service answers: one by the name that its model gives it. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly errorName: string;
  /** Members of the modelled error beside its message. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(errorName: string, message: string, members: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.errorName = errorName;
    this.members = members;
  }
}

/** Errors that every AWS service may answer, whether the operation declares them or not. */
export const THROTTLING_ERRORS = ['ThrottlingException', 'TooManyRequestsException'] as const;
const STATUS_OF_THROTTLING = 429;

/** The service's `Message` shape of its participant side ends here; ours ends there on both. */
const MOST_MESSAGE_CHARACTERS = 2000;

/** How the error goes over the wire: its name in a header, `Message` with a capital M, the modelled status. */
export function errorResponse(model: ServedModel, error: ServiceError): HttpResponse {
  const shape = model.shapes[error.errorName];
  const status = shape?.httpStatusCode ?? STATUS_OF_THROTTLING;
  // An invalid flow is told by its problems alone.
  const hasMessage = shape?.members === undefined || Object.hasOwn(shape.members, 'Message');
  if (!hasMessage) return json(status, error.members, { 'x-amzn-errortype': error.errorName });
  return errorOnTheWire(status, error.errorName, { Message: error.message, ...error.members });
}

export function errorOnTheWire(
  status: number,
  errorName: string,
  body: { readonly Message: string } & Readonly<Record<string, unknown>>,
): HttpResponse {
  return json(
    status,
    { ...body, Message: cutText(body.Message, MOST_MESSAGE_CHARACTERS) },
    { 'x-amzn-errortype': errorName },
  );
}

/** The first of the wanted errors that the operation declares; the services' plain "bad request" where it has none. */
function declared(model: ServedModel, ...wanted: readonly string[]): string {
  return wanted.find((name) => model.errors.includes(name)) ?? BAD_REQUEST[model.service];
}

const BAD_REQUEST: Readonly<Record<ServiceName, string>> = {
  connect: 'InvalidRequestException',
  connectparticipant: 'ValidationException',
};

/** A value of the wrong kind or a missing one. */
export function shapeError(model: ServedModel): string {
  return declared(model, BAD_REQUEST[model.service], 'InvalidParameterException');
}

/** Something that is not there, where the operation has an error for it. */
export function missingError(model: ServedModel): string {
  return declared(model, 'ResourceNotFoundException', 'InvalidParameterException');
}

/** A value outside its bounds. */
export function boundsError(model: ServedModel): string {
  return declared(model, 'InvalidParameterException');
}

/** What the service would say where the engine refuses. That an ended chat is "not found" is assumed. */
const ERRORS_OF_REFUSAL: Readonly<Record<RefusalCode, readonly string[]>> = {
  NOT_FOUND: ['ResourceNotFoundException'],
  ENDED: ['ContactNotFoundException', 'ResourceNotFoundException', 'AccessDeniedException'],
  ACCESS_DENIED: ['AccessDeniedException'],
  INVALID: ['InvalidParameterException'],
  NOT_READY: ['InvalidRequestException'],
  CONFLICT: ['ConflictException'],
  LIMIT: ['ServiceQuotaExceededException', 'LimitExceededException'],
  QUEUE_FULL: ['ServiceQuotaExceededException', 'LimitExceededException'],
};

export function refusalError(model: ServedModel, refusal: Refusal): ServiceError {
  return new ServiceError(declared(model, ...ERRORS_OF_REFUSAL[refusal.code]), refusal.message);
}

export function accessDenied(message: string): ServiceError {
  return new ServiceError('AccessDeniedException', message);
}

/** A member or value that the service has and Local Connect does not: it never pretends to have obeyed. */
export function notEmulated(service: ServiceName, what: string): ServiceError {
  return new ServiceError(BAD_REQUEST[service], `${what} is not emulated by Local Connect.`);
}
