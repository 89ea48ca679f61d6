"""Node kinds of tree-sitter-typescript 0.23 by meaning (its node-types.json), and what decorators prove about types."""

from __future__ import annotations

FUNCTIONS = frozenset(
    "function_declaration function_expression arrow_function method_definition generator_function "
    "generator_function_declaration".split()
)
CLASSES = frozenset("class_declaration abstract_class_declaration class".split())

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
