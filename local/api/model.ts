import model from './model.json' with { type: 'json' };

/** A member of a structure. Without `location` it stands in the JSON body. */
export interface Member {
  readonly shape: string;
  readonly location?: string;
  readonly locationName?: string;
}

/** A shape of the service's own model: what a value may be. */
export interface Shape {
  readonly type: string;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly members?: Readonly<Record<string, Member>>;
  readonly required?: readonly string[];
  /** Exactly one member is set. */
  readonly union?: boolean;
  /** Of a list. */
  readonly member?: string;
  /** Of a map. */
  readonly key?: string;
  readonly value?: string;
  readonly httpStatusCode?: number;
}

interface OperationModel {
  readonly errors: readonly string[];
  readonly http: { readonly method: string; readonly requestUri: string };
  readonly input: string;
  readonly output?: string;
}

interface ServiceModel {
  readonly operations: Readonly<Record<string, OperationModel>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

export type ServiceName = 'connect' | 'connectparticipant';

export const SERVICES: Readonly<Record<ServiceName, ServiceModel>> = model;

/** The name of an operation that is in `model.json`. */
export type ModelledName =
  | keyof (typeof model)['connect']['operations']
  | keyof (typeof model)['connectparticipant']['operations'];

/** An operation together with the service that it belongs to. */
export interface ServedModel extends OperationModel {
  readonly name: string;
  readonly service: ServiceName;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** Every operation that is served, by name. */
export const OPERATIONS: ReadonlyMap<string, ServedModel> = new Map(
  (['connect', 'connectparticipant'] as const).flatMap((service) =>
    Object.entries(SERVICES[service].operations).map(([name, operation]): [string, ServedModel] => [
      name,
      { ...operation, name, service, shapes: SERVICES[service].shapes },
    ]),
  ),
);

/** A shape by name. The model is closed: a name that it uses is always in it. */
export function shapeOf(shapes: Readonly<Record<string, Shape>>, name: string): Shape {
  const shape = shapes[name];
  if (shape === undefined) throw new TypeError(`local/api/model.json has no shape ${name}.`);
  return shape;
}
