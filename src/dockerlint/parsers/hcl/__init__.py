"""HCL, the HashiCorp Configuration Language, as far as Bake files use it: text to a body of attributes and blocks, and the value of each expression."""
