output "role_name" {
  description = "Name of the instances' role, to which parts that instances use attach their own policies."
  value       = aws_iam_role.this.name
}

output "role_arn" {
  description = "ARN of the instances' role."
  value       = aws_iam_role.this.arn
}

output "instance_profile_name" {
  description = "Name of the instance profile, exported once the role has the policies that were given."
  value       = aws_iam_instance_profile.this.name

  depends_on = [aws_iam_role_policy_attachment.systems_manager, aws_iam_role_policy_attachment.this]
}
