"""What the decorators and parameter types of NestJS and similar libraries prove about names in type positions."""

from __future__ import annotations

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
