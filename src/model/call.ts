import type { RequestDeclaration } from './contract.ts';
import type { Operation } from './operation.ts';
import type { Place } from './place.ts';
import type { RuntimeExpression } from './runtime-expression.ts';

/** A request that a fixture, a witness or a step asks for, as a scenario file has it. */
export interface Call {
  /** Path parameters are named as the call names them. */
  readonly operation: Operation;
  /** The same as the document has it: rules and requests are looked up by it. */
  readonly documented: Operation | undefined;
  /** What it says of the request; the rest is as the operation itself is called. */
  readonly request: RequestDeclaration;
  /** Principal whose credential is presented; `undefined`: whoever the context says. */
  readonly as: string | undefined;
  readonly place: Place;
}

/** A resource that operations need: how it is made, what of it is kept, how it is looked at and how it goes. */
export interface Fixture {
  readonly name: string;
  readonly place: Place;
  /** `owner`: made anew by whoever the scenario is about; else always by this principal. */
  readonly as: 'owner' | { readonly principal: string };
  readonly make: Call;
  /** By the name under which it is kept. */
  readonly keep: ReadonlyMap<string, RuntimeExpression>;
  readonly undo: Call | undefined;
  readonly witness: Witness | undefined;
  /** Fixtures that it needs itself, beyond those that its path names. */
  readonly needs: readonly string[];
  /**
   * A link of the document says so: by the beginning of a path that ends with a parameter, `/orders/{}`, the name under
   * which its value is kept. Absent: a scenario file declares it, for every path parameter of a name that it keeps.
   */
  readonly linked?: ReadonlyMap<string, string>;
}

/** A read of the state that an operation would change. */
export interface Witness {
  readonly call: Call;
  /** JSON pointers that differ from read to read, beyond those that two reads in a row show. */
  readonly ignore: readonly string[];
}

/** One call of a list of steps that makes a principal. */
export interface ProvisioningStep {
  readonly call: Call;
  readonly keep: ReadonlyMap<string, RuntimeExpression>;
  readonly undo: Call | undefined;
}
