"""Node kinds of tree-sitter-typescript 0.23 by meaning (its node-types.json), and what decorators prove about types."""

from __future__ import annotations

import re

FUNCTIONS = frozenset(
    "function_declaration function_expression arrow_function method_definition generator_function "
    "generator_function_declaration".split()
)
CLASSES = frozenset("class_declaration abstract_class_declaration class".split())

OUTER = CLASSES | {"program", "export_statement", "class_body"}
"""The file, and the classes of its top level: around these no name is declared."""

TYPE_CONTEXT = frozenset(
    "type_annotation type_arguments type_parameters type_alias_declaration interface_declaration implements_clause "
    "extends_type_clause type_query function_type constructor_type object_type ambient_declaration function_signature "
    "method_signature call_signature construct_signature abstract_method_signature property_signature index_signature "
    "type_predicate type_predicate_annotation asserts asserts_annotation tuple_type literal_type template_literal_type "
    "lookup_type index_type_query conditional_type union_type intersection_type array_type generic_type "
    "nested_type_identifier import_alias opting_type_annotation omitting_type_annotation".split()
)
"""Nothing below these is a value, except computed keys."""

CASTS = frozenset("as_expression satisfies_expression".split())
"""Their first child is a value, the second a type."""

BLOCKS = frozenset("statement_block switch_case switch_default class_static_block".split())
VARIABLES = frozenset("lexical_declaration variable_declaration".split())
NAMED_DECLARATIONS = frozenset(
    "function_declaration generator_function_declaration class_declaration abstract_class_declaration "
    "enum_declaration".split()
)
"""Declarations of one value under a `name`."""

TYPE_DECLARATIONS = frozenset("interface_declaration type_alias_declaration".split())
PATTERN_LISTS = frozenset("formal_parameters object_pattern array_pattern rest_pattern".split())
PATTERN_FIELDS = {
    "required_parameter": "pattern",
    "optional_parameter": "pattern",
    "pair_pattern": "value",
    "assignment_pattern": "left",
    "object_assignment_pattern": "left",
}
"""The field of a pattern that binds names."""

PARAMETERS = frozenset("required_parameter optional_parameter".split())
ELEMENTS = frozenset("jsx_opening_element jsx_self_closing_element".split())
CONDITIONS = frozenset("if_statement ternary_expression switch_case switch_default else_clause".split())
_NODE_ENV = r"\bNODE_ENV\b['\"]?\]?\s*"
PRODUCTION = re.compile(_NODE_ENV + r"={2,3}\s*['\"]production['\"]")
DEVELOPMENT = re.compile(
    _NODE_ENV + r"(?:!={1,2}\s*['\"]production['\"]|={2,3}\s*['\"](?:dev|development|local|test)['\"])"
)
"""Conditions that hold in production only, and those that never hold there (nodejs.org/en/learn/getting-started/nodejs-the-difference-between-development-and-production)."""
ENDS_PROCESS = re.compile(r"process\s*\.\s*(?:exit|abort)\s*\(")
"""Calls that never return (nodejs.org/api/process.html, "process.exit([code])")."""
SHORT_CIRCUITS = frozenset("&& || ??".split())
INJECTED = frozenset(
    "Injectable Controller Module Resolver Catch WebSocketGateway CommandHandler QueryHandler EventsHandler Processor "
    "Command SubCommand Console Service injectable singleton autoInjectable".split()
)
"""Class decorators whose constructor parameters are resolved by their class: such a type is a class, not an interface.

docs.nestjs.com "Custom providers", @nestjs/cqrs, @nestjs/bullmq, nest-commander, typedi, tsyringe, inversify.
"""

INTERFACES = {
    "express": frozenset("Request Response NextFunction Application Express RequestHandler".split()),
    "fastify": frozenset("FastifyRequest FastifyReply FastifyInstance".split()),
}
"""Exported names that are interfaces or type aliases (@types/express 5, fastify 5), by package."""

_STRING = rb"(?:'[^'\n]*'|\"[^\"\n]*\")"
_IMPORT = rb"(?P<gap>\bimport\(\s*+" + _STRING + rb"\s*+\))"
_TYPE_NAMES = rb"any|string|number|boolean|object|symbol|unknown|never|void|bigint|undefined"

GAPS = (
    (rb"(?P<gap>\bexport\s+type\s+\*(?:\s+as\s+[\w$]+)?\s+from\s*" + _STRING + rb")", b" "),
    (rb"\(\s*+(?P<gap>" + _TYPE_NAMES + rb")\s*+\)\s*+=>", b"_"),
    (rb"(?<![\w$.])(?P<gap>using)\s*+[(<.]", b"_"),
    (rb"[<,]\s*+(?P<gap>in\s+out|in|out)\s+[A-Za-z_$]", b" "),
    (_IMPORT + rb"\s*+\.\s*+(?!then\b|catch\b|finally\b)[\w$]", b"_"),
    (rb"\btypeof\s+" + _IMPORT, b"_"),
)
"""Code that tsc 5.9 takes and the grammar of tree-sitter-typescript 0.23.2 does not, with the character that covers the group `gap`.

`export type * from`, a parameter named like a type (`(any) => T`), a value named `using`, variance (`<in out T>`), and `import("x")` as a
type. Each was tried in both grammars.
"""

BEGINS_TEMPLATE = re.compile(rb"(?:\s|/\*[^*`\n]{0,100}\*/)*+`")
"""What follows the type arguments of a tagged template, which that grammar takes only where they are names: `` sql<Row[]>`...` ``."""
